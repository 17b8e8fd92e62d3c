import { formatMoney } from '#platform/domain/format.ts';
import type { Currency } from '#platform/domain/money.ts';

/** One thing that happened, as it was noted. */
export type Noted = {
  id: string;
  at: string;
  actorName: string;
  subject: string;
  subjectId: string;
  move: string;
  changes: Record<string, unknown>;
};

export type Change = { field: string; before: string | null; after: string | null };

const money = new Set(['totalPrice', 'unitPrice', 'discount', 'otherFees', 'depositDue']);

/** The only fields that a deal's timeline shows; what is not named here (cost, margin, commission …) never leaves. */
const shown = new Set([
  ...money,
  'title',
  'status',
  'reason',
  'lostReason',
  'cancelReason',
  'outcome',
  'level',
  'revision',
  'allocation',
  'place',
  'model',
  'version',
  'color',
  'quantity',
  'vin',
  'until',
  'heldUntil',
  'expectedOn',
  'expiryDate',
  'requests',
  'notes',
  'customerName',
  'quoteNumber',
  'bookingNumber',
]);

const isPair = (value: unknown): value is [unknown, unknown] => Array.isArray(value) && value.length === 2;

function said(field: string, value: unknown, currency: Currency): string | null {
  if (typeof value === 'number') return money.has(field) && Number.isSafeInteger(value) ? formatMoney(value, currency) : String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** What an event changed, as far as everyone who sees the deal may know. Amounts are written out. */
export function changesShown(changes: Record<string, unknown>, currency: Currency): Change[] {
  return Object.entries(changes)
    .filter(([field]) => shown.has(field))
    .map(([field, value]) => ({
      field,
      before: isPair(value) ? said(field, value[0], currency) : null,
      after: said(field, isPair(value) ? value[1] : value, currency),
    }))
    .filter(({ before, after }) => before !== null || after !== null);
}

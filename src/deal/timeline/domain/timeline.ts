import { formatDay, formatInstant, formatMoney } from '#platform/domain/format.ts';
import type { Currency } from '#platform/domain/money.ts';

export type Change = { field: string; before: string | null; after: string | null };

const money = new Set(['totalPrice', 'unitPrice', 'discount', 'otherFees', 'depositDue', 'lenderAmount', 'tradeInValue', 'amount', 'due']);

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
  'name',
  'customerName',
  'accessory',
  'registrationNumber',
  'insuranceProvider',
  'invoiceNumber',
  'gatepassNumber',
  'scheduledAt',
  'quoteNumber',
  'bookingNumber',
  'contractNumber',
  'deliveryOn',
  'conditions',
  'depositNumber',
  'receiptNumber',
  'lender',
]);

const order = [...shown];

const isPair = (value: unknown): value is [unknown, unknown] => Array.isArray(value) && value.length === 2;

/** How a branch writes amounts and times, what the colours that were noted are called in the reader's language, and whether amounts are told. */
export type Manner = { currency: Currency; timeZone: string; colors: Readonly<Record<string, string>>; amounts: boolean };

function said(field: string, value: unknown, { currency, timeZone, colors }: Manner): string | null {
  if (typeof value === 'number') return money.has(field) && Number.isSafeInteger(value) ? formatMoney(value, currency) : String(value);
  if (typeof value !== 'string' || value === '') return null;
  if (field === 'color') return colors[value] ?? value;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDay(value);
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) ? formatInstant(value, timeZone) : value;
}

/** What an event changed, as far as everyone who sees the deal may know. Amounts, days and times are written out. */
export function changesShown(changes: Record<string, unknown>, manner: Manner): Change[] {
  return Object.entries(changes)
    .filter(([field]) => shown.has(field) && (manner.amounts || !money.has(field)))
    .map(([field, value]) => ({
      field,
      before: isPair(value) ? said(field, value[0], manner) : null,
      after: said(field, isPair(value) ? value[1] : value, manner),
    }))
    .filter(({ before, after }) => before !== null || after !== null)
    .sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}

/** Files that the system made itself; the event that they were made for tells of them. */
const ownFiles = new Set(['CONTRACT', 'HANDOVER', 'SIGNATURE']);

type Noted = { subject: string; subjectId: string; changes: Record<string, unknown> };

/** Without the files that another event tells of: a signed contract, a deposit's proof. */
export function worthTelling<E extends Noted>(events: readonly E[]): E[] {
  const proofs = new Set(events.flatMap(({ changes }) => (isPair(changes.proofId) ? [changes.proofId[1]] : [])));
  return events.filter(
    ({ subject, subjectId, changes }) => subject !== 'document' || !(proofs.has(subjectId) || ownFiles.has(String(changes.kind))),
  );
}

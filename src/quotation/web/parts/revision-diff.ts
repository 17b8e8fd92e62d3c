import type { QuotationView } from '../../api.ts';
import type { PriceLine } from '../../domain/quotation.ts';

/** What of a quotation is compared with another revision of it. */
export type Compared = Pick<
  QuotationView,
  'model' | 'version' | 'color' | 'quantity' | 'type' | 'registrationArea' | 'expiryDate' | 'notes' | 'commission' | 'lines' | 'totalPrice'
>;

/** A field that differs, or a line: its amounts before and after, null where it is not there. */
export type Difference =
  | {
      of: 'FIELD';
      field: 'car' | 'color' | 'quantity' | 'type' | 'area' | 'expires' | 'commission' | 'notes';
      before: string;
      after: string;
    }
  | { of: 'LINE'; line: PriceLine; before: number | null; after: number | null };

/** Fees change their rule and keep their kind; accessories and packages are known by what they are. */
const keyOf = ({ kind, itemId, rule }: PriceLine): string => `${kind} ${itemId ?? (kind === 'OTHER_FEE' ? rule : '')}`;

const byKey = (lines: readonly PriceLine[]) => new Map(lines.map((line) => [keyOf(line), line]));

/** Everything in which two revisions differ, what was chosen first, then the lines of the price in their order. */
export function differencesOf(before: Compared, after: Compared): Difference[] {
  const pairs: [Extract<Difference, { of: 'FIELD' }>['field'], string, string][] = [
    ['car', `${before.model} ${before.version}`, `${after.model} ${after.version}`],
    ['color', before.color, after.color],
    ['quantity', String(before.quantity), String(after.quantity)],
    ['type', before.type, after.type],
    ['area', before.registrationArea, after.registrationArea],
    ['expires', before.expiryDate, after.expiryDate],
    ['commission', String(before.commission), String(after.commission)],
    ['notes', before.notes, after.notes],
  ];
  const fields = pairs
    .filter(([, one, other]) => one !== other)
    .map(([field, one, other]) => ({ of: 'FIELD' as const, field, before: one, after: other }));
  const [were, are] = [byKey(before.lines), byKey(after.lines)];
  const gone = before.lines.filter((line) => !are.has(keyOf(line)));
  const lines = [...after.lines, ...gone].map((line) => ({
    of: 'LINE' as const,
    line,
    before: were.get(keyOf(line))?.amount ?? null,
    after: are.get(keyOf(line))?.amount ?? null,
  }));
  return [...fields, ...lines.filter((line) => line.before !== line.after)];
}

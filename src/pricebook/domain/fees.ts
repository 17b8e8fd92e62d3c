import type { Body, Fuel } from '#catalogue/domain/catalogue.ts';
import { shareOf } from '#platform/domain/money.ts';
import { type FeeKind, type FeeRule, holdsOn } from './pricebook.ts';

/** One car whose road fees are asked for: its price in minor units, where and on which day it is registered. */
export type FeeBasis = { basePrice: number; area: string; fuel: Fuel; body: Body; on: string };

/** What of a rule decides a fee; its id and row version do not. */
export type FeeTerms = Omit<FeeRule, 'id' | 'rowVersion'>;

/** One road fee of one car, with the rule that made it; amounts are minor units. */
export type Fee = {
  kind: FeeKind;
  /** The rule's code, e.g. `BR-SAL-003`. */
  code: string;
  labelEn: string;
  labelVi: string;
  amount: number;
  rateBp: number | null;
  source: string;
  /** True while an accountant has yet to confirm the rule. */
  check: boolean;
  lastOn: string | null;
};

const kinds: readonly FeeKind[] = ['INSURANCE', 'REGISTRATION_TAX', 'REGISTRATION_FEE', 'OTHER'];

const matches = (rule: FeeTerms, { basePrice, area, fuel, body, on }: FeeBasis): boolean =>
  holdsOn(on, rule.firstOn, rule.lastOn) &&
  (rule.area === null || rule.area === area) &&
  (rule.fuel === null || rule.fuel === fuel) &&
  (rule.body === null || rule.body === body) &&
  (rule.priceFrom === null || basePrice >= rule.priceFrom) &&
  (rule.priceTo === null || basePrice < rule.priceTo);

/** An area outweighs a fuel, a fuel a body, a body a price band. */
const specificity = (rule: FeeTerms): number =>
  (rule.area === null ? 0 : 8) +
  (rule.fuel === null ? 0 : 4) +
  (rule.body === null ? 0 : 2) +
  (rule.priceFrom === null && rule.priceTo === null ? 0 : 1);

/** The more specific first; then the younger, then by code, so that the order of the rules never matters. */
const before = (a: FeeTerms, b: FeeTerms): number =>
  specificity(b) - specificity(a) || compare(b.firstOn, a.firstOn) || compare(a.code, b.code) || compare(b.source, a.source);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What rules compete for: one fee of each kind, and of `OTHER` one of each code. */
const seatOf = ({ kind, code }: FeeTerms): string => (kind === 'OTHER' ? `OTHER ${code}` : kind);

const feeOf = (rule: FeeTerms, basePrice: number): Fee => ({
  kind: rule.kind,
  code: rule.code,
  labelEn: rule.labelEn,
  labelVi: rule.labelVi,
  amount: rule.rateBp === null ? (rule.amount ?? 0) : shareOf(basePrice, rule.rateBp),
  rateBp: rule.rateBp,
  source: rule.source,
  check: rule.check,
  lastOn: rule.lastOn,
});

/**
 * The road fees of one car on a day: of each kind (of `OTHER`, of each code) the most specific rule in force wins.
 * Rates are of `basePrice`, rounded once. A kind without a rule is left out; a rule of 0 % is a fee of 0.
 */
export function feesFor(rules: readonly FeeTerms[], basis: FeeBasis): Fee[] {
  const winners = new Map<string, FeeTerms>();
  for (const rule of rules.filter((one) => matches(one, basis)).sort(before)) {
    const seat = seatOf(rule);
    if (!winners.has(seat)) winners.set(seat, rule);
  }
  return [...winners.values()]
    .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || compare(a.code, b.code))
    .map((rule) => feeOf(rule, basis.basePrice));
}

/** Fees that change: what holds through `lastOn`, and what holds from `firstOn` on, the day after. */
export type FeeChange = { lastOn: string; firstOn: string; before: Fee[]; after: Fee[] };

/**
 * The first change of a car's road fees after `basis.on` and no later than `day` (a quotation's last day, a promised
 * delivery), or nothing where the same amounts hold throughout; so that a screen can show both totals.
 */
export function ruleEndsBefore(rules: readonly FeeTerms[], basis: FeeBasis, day: string): FeeChange | undefined {
  const before = feesFor(rules, basis);
  const turns = rules.flatMap(({ firstOn, lastOn }) => [firstOn, ...(lastOn === null ? [] : [shift(lastOn, 1)])]);
  for (const firstOn of [...new Set(turns)].filter((turn) => basis.on < turn && turn <= day).sort()) {
    const after = feesFor(rules, { ...basis, on: firstOn });
    if (amountsOf(after) !== amountsOf(before)) return { lastOn: shift(firstOn, -1), firstOn, before, after };
  }
  return undefined;
}

const amountsOf = (fees: readonly Fee[]): string =>
  JSON.stringify(fees.map(({ kind, code, amount }) => [kind, kind === 'OTHER' && code, amount]));

const shift = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

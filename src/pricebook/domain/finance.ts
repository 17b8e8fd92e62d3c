import { type Currency, divideRounded, minorDigits, sum, times, toAmount } from '#platform/domain/money.ts';

/** One month of a loan, in minor units: `payment` = `interest` + `principal`; `balance` is what is still owed after it. */
export type Installment = { number: number; payment: number; interest: number; principal: number; balance: number };

/** A year's basis points, month by month: 12 × 10,000. */
const yearBp = 120_000n;

/**
 * Bank finance: equal monthly instalments on a reducing balance (EMI). Interest is rounded month by month and the last
 * row clears what is left, so the principal parts sum to `principal` exactly. `whole` rounds to whole rupees or đồng
 * instead of minor units. `standards.md` §3.
 */
export function installmentsOf(
  principal: number,
  yearlyRateBp: number,
  months: number,
  currency: Currency,
  rounding: 'minor' | 'whole' = 'minor',
): Installment[] {
  if (!Number.isInteger(months) || months < 1) throw new RangeError('months must be 1 or more');
  const unit = rounding === 'whole' ? 10n ** BigInt(minorDigits[currency]) : 1n;
  const rate = BigInt(yearlyRateBp);
  const payment = levelPayment(BigInt(principal), rate, months, unit);
  let balance = BigInt(principal);
  return Array.from({ length: months }, (_, at) => {
    const interest = divideRounded(balance * rate, yearBp * unit) * unit;
    const clears = at === months - 1 || payment - interest > balance;
    const paid = clears ? balance : payment - interest;
    balance -= paid;
    return {
      number: at + 1,
      payment: toAmount(interest + paid),
      interest: toAmount(interest),
      principal: toAmount(paid),
      balance: toAmount(balance),
    };
  });
}

/** P·i·(1+i)^n / ((1+i)^n − 1) as one exact fraction, rounded once to `unit`. */
function levelPayment(principal: bigint, rate: bigint, months: number, unit: bigint): bigint {
  if (rate === 0n) return divideRounded(principal, BigInt(months) * unit) * unit;
  const grown = (yearBp + rate) ** BigInt(months);
  return divideRounded(principal * rate * grown, yearBp * (grown - yearBp ** BigInt(months)) * unit) * unit;
}

/**
 * The yearly rate that monthly payments imply for what was financed today, in basis points: actuarial, the rate at which
 * financed = Σ payment ÷ (1 + i)^month, times twelve (Reg Z, appendix J). 0 where no more is paid than was financed.
 */
export function impliedYearlyRateBp(financed: number, payments: readonly number[]): number {
  if (financed <= 0 || sum(payments) <= financed) return 0;
  const worth = (monthly: number) => payments.reduceRight((later, payment) => (later + payment) / (1 + monthly), 0);
  let low = 0;
  let high = 1;
  while (worth(high) > financed) high *= 2;
  for (let step = 0; step < 200 && high - low > 1e-12; step++) {
    const middle = (low + high) / 2;
    if (worth(middle) > financed) low = middle;
    else high = middle;
  }
  return Math.round(((low + high) / 2) * 120_000);
}

/** The figures of an instalment plan that the customer pays by (R2 `item_plans`), in minor units. */
export type PlanFigures = {
  installmentPrice: number;
  installmentAdvance: number;
  durationMonths: number;
  monthlyInstallment: number;
};

/** What a plan comes to. */
export type PlanTotals = {
  /** The advance and every instalment: the plan's price. */
  totalPayable: number;
  /** What remains for the last month, so that the parts make the whole. */
  lastInstallment: number;
  /** advance + months × monthly − price: 0 where the plan divides without a remainder. */
  difference: number;
  /** What the plan costs a year against paying `cashPrice` today, in basis points. */
  yearlyRateBp: number;
};

/** Totals of a plan beside the price in cash; the last instalment takes the remainder. */
export function totalsOf(plan: PlanFigures, cashPrice: number): PlanTotals {
  const { installmentPrice, installmentAdvance, durationMonths, monthlyInstallment } = plan;
  const lastInstallment = lastInstallmentOf(plan);
  const payments = [...Array.from({ length: durationMonths - 1 }, () => monthlyInstallment), lastInstallment];
  return {
    totalPayable: sum([installmentAdvance, ...payments]),
    lastInstallment,
    difference: sum([installmentAdvance, times(monthlyInstallment, durationMonths), -installmentPrice]),
    yearlyRateBp: impliedYearlyRateBp(cashPrice - installmentAdvance, payments),
  };
}

/** What the last month of a plan must bring; not positive where the plan is paid up before its end. */
export const lastInstallmentOf = ({ installmentPrice, installmentAdvance, durationMonths, monthlyInstallment }: PlanFigures): number =>
  sum([installmentPrice, -installmentAdvance, -times(monthlyInstallment, durationMonths - 1)]);

import type { SaleType } from '#deal/domain/deal.ts';
import { divideRounded, shareOf, sum, times, wholeBp } from '#platform/domain/money.ts';
import { type Fee, type FeeBasis, feesFor, ruleEndsBefore } from '#pricebook/domain/fees.ts';
import { totalsOf } from '#pricebook/domain/finance.ts';
import type { CostRatios, Offer, OfferPlan } from './offer.ts';
import type { Costs, Later, LineKind, PlanTerms, PriceLine, Profit } from './quotation.ts';

/** What the salesperson chooses; everything else is the offer's. Amounts in minor units, of the whole quotation; `unitPrice` of one car. */
export type Choice = {
  type: SaleType;
  quantity: number;
  /** Null: as proposed. */
  unitPrice: number | null;
  accessories: readonly string[];
  services: readonly string[];
  registrationArea: string;
  otherFees: number;
  discount: number;
  commission: number;
  planId: string | null;
};

/** A price, complete. `totalPrice` is the sum of `lines`. `profit` only where the offer says what a sale costs. */
export type Priced = {
  unitPrice: number;
  basePrice: number;
  accessoriesTotal: number;
  servicesTotal: number;
  insurance: number;
  registrationTax: number;
  registration: number;
  otherFees: number;
  groupDiscount: number;
  discount: number;
  promotionValue: number;
  totalPrice: number;
  lines: PriceLine[];
  plan: PlanTerms | null;
  /** What it comes to on a later day of its validity, where a fee rule changes before its last day. */
  later: Later | null;
  /** Below the least that a salesperson may ask; only where the offer says what that is. */
  belowFloor?: boolean;
  profit?: Profit;
};

/** Rules of lines that no price list made. */
export const enteredRule = 'ENTERED';
export const unpricedRule = 'UNPRICED';

const line = (kind: LineKind, given: Partial<PriceLine> & { labelEn: string; labelVi: string; unitPrice: number }): PriceLine => ({
  itemId: null,
  quantity: 1,
  amount: times(given.unitPrice, given.quantity ?? 1),
  rule: enteredRule,
  source: '',
  ...given,
  kind,
});

export const planOf = (offer: Offer, choice: Choice): OfferPlan | undefined =>
  choice.type === 'LEASE_SALE' ? offer.plans.find(({ id }) => id === choice.planId) : undefined;

function carLine(offer: Offer, choice: Choice): PriceLine {
  const plan = planOf(offer, choice);
  const proposed = choice.type === 'LEASE_SALE' ? plan?.installmentPrice : offer.price?.proposed;
  const unitPrice = (plan ? null : choice.unitPrice) ?? proposed;
  const name = `${offer.make} ${offer.model} ${offer.version}`;
  const rule = unitPrice === undefined ? unpricedRule : unitPrice !== proposed ? enteredRule : (plan?.code ?? offer.price?.type ?? '');
  const given = { labelEn: name, labelVi: name, quantity: choice.quantity, unitPrice: unitPrice ?? 0 };
  return line('CAR', { ...given, rule, source: plan?.name ?? offer.priceList });
}

/** Accessories and packages count once for each car. */
function itemLines(offer: Offer, choice: Choice): PriceLine[] {
  const items = new Map(offer.items.map((item) => [item.id, item]));
  const chosen = [...choice.accessories, ...choice.services].flatMap((id) => items.get(id) ?? []);
  return chosen.map(({ id, kind, labelEn, labelVi, price }) => {
    const rule = price === null ? unpricedRule : offer.priceList;
    return line(kind, { itemId: id, labelEn, labelVi, quantity: choice.quantity, unitPrice: price ?? 0, rule });
  });
}

const feeLineKinds = {
  INSURANCE: 'INSURANCE',
  REGISTRATION_TAX: 'REGISTRATION_TAX',
  REGISTRATION_FEE: 'REGISTRATION_FEE',
  OTHER: 'OTHER_FEE',
} as const;

const feeBasis = ({ fuel, body, on }: Offer, choice: Choice, unitPrice: number): FeeBasis => ({
  basePrice: unitPrice,
  area: choice.registrationArea,
  fuel,
  body,
  on,
});

/** Road fees are asked for each car, on its base price; what was entered counts once. */
function feeLines(fees: readonly Fee[], choice: Choice): PriceLine[] {
  const lines = fees.map(({ kind, code, labelEn, labelVi, amount, source }) =>
    line(feeLineKinds[kind], { labelEn, labelVi, quantity: choice.quantity, unitPrice: amount, rule: code, source }),
  );
  if (choice.otherFees > 0) lines.push(line('OTHER_FEE', { labelEn: 'Other fees', labelVi: 'Chi phí khác', unitPrice: choice.otherFees }));
  return lines;
}

/** What comes off: the group's share, what was agreed, the promotion. Group and promotion never take more than the car. */
function reductionLines({ group, promotion }: Offer, choice: Choice, basePrice: number): PriceLine[] {
  const lines: PriceLine[] = [];
  const ofGroup = group
    ? group.discountAmount
      ? times(group.discountAmount, choice.quantity)
      : shareOf(basePrice, group.discountBp ?? 0)
    : 0;
  const groupDiscount = Math.min(ofGroup, basePrice);
  const promotionValue = Math.min(promotion ? times(promotion.amount, choice.quantity) : 0, basePrice - groupDiscount);
  if (group && groupDiscount > 0) {
    const labels = { labelEn: `Group discount: ${group.name}`, labelVi: `Ưu đãi nhóm khách hàng: ${group.name}` };
    lines.push(line('GROUP_DISCOUNT', { ...labels, unitPrice: -groupDiscount, rule: 'GROUP', source: group.name }));
  }
  if (choice.discount > 0) lines.push(line('DISCOUNT', { labelEn: 'Discount', labelVi: 'Giảm giá', unitPrice: -choice.discount }));
  if (promotion && promotionValue > 0) {
    const labels = { labelEn: `Promotion: ${promotion.name}`, labelVi: `Khuyến mại: ${promotion.name}` };
    lines.push(line('PROMOTION', { ...labels, unitPrice: -promotionValue, rule: 'PROMOTION', source: promotion.name }));
  }
  return lines;
}

const totalOf = (lines: readonly PriceLine[], ...kinds: LineKind[]): number =>
  sum(lines.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind)).map(({ amount }) => amount));

/** The terms of a plan for one car, beside what it costs in cash. */
function termsOf(plan: OfferPlan, cashPrice: number): PlanTerms {
  const { code, name, installmentPrice, installmentAdvance: advance, durationMonths: months, monthlyInstallment: monthly } = plan;
  const { lastInstallment, totalPayable, yearlyRateBp } = totalsOf(plan, cashPrice);
  return { code, name, installmentPrice, advance, months, monthly, lastInstallment, totalPayable, yearlyRateBp };
}

/** A margin below −10,000 % is shown as that. */
const lowestMarginBp = -1_000_000n;
const marginOf = (grossProfit: number, netRevenue: number): number => {
  if (netRevenue <= 0) return 0;
  const marginBp = divideRounded(BigInt(grossProfit) * BigInt(wholeBp), BigInt(netRevenue));
  return Number(marginBp < lowestMarginBp ? lowestMarginBp : marginBp);
};

/** BR-SAL-006 to 008: what the dealer earns. Fees are passed through, so they are neither revenue nor cost. */
function profitOf(lines: readonly PriceLine[], ratios: CostRatios, commission: number): Profit {
  const netRevenue = totalOf(lines, 'CAR', 'ACCESSORY', 'SERVICE', 'GROUP_DISCOUNT', 'DISCOUNT', 'PROMOTION');
  const costs: Costs = {
    car: shareOf(totalOf(lines, 'CAR'), ratios.carCostBp),
    accessories: shareOf(totalOf(lines, 'ACCESSORY'), ratios.accessoryCostBp),
    services: shareOf(totalOf(lines, 'SERVICE'), ratios.serviceCostBp),
    operating: ratios.operatingCost,
    marketing: ratios.marketingCost,
    commission,
  };
  const cost = sum(Object.values(costs));
  const grossProfit = sum([netRevenue, -cost]);
  return { netRevenue, costs, cost, grossProfit, marginBp: marginOf(grossProfit, netRevenue) };
}

/** The one computation of a price (sale.md §4), for the server and the form alike. Throws `RangeError` beyond 2^53 − 1. */
export function priceOf(offer: Offer, choice: Choice): Priced {
  const car = carLine(offer, choice);
  const { unitPrice } = car;
  const basis = feeBasis(offer, choice, unitPrice);
  const items = itemLines(offer, choice);
  const reductions = reductionLines(offer, choice, car.amount);
  const withFees = (fees: readonly Fee[]) => [car, ...items, ...feeLines(fees, choice), ...reductions];
  const lines = withFees(feesFor(offer.fees, basis));
  const change = ruleEndsBefore(offer.fees, basis, offer.expiryDate);
  const plan = planOf(offer, choice);
  return {
    unitPrice,
    basePrice: totalOf(lines, 'CAR'),
    accessoriesTotal: totalOf(lines, 'ACCESSORY'),
    servicesTotal: totalOf(lines, 'SERVICE'),
    insurance: totalOf(lines, 'INSURANCE'),
    registrationTax: totalOf(lines, 'REGISTRATION_TAX'),
    registration: totalOf(lines, 'REGISTRATION_FEE'),
    otherFees: totalOf(lines, 'OTHER_FEE'),
    groupDiscount: 0 - totalOf(lines, 'GROUP_DISCOUNT'),
    discount: 0 - totalOf(lines, 'DISCOUNT'),
    promotionValue: 0 - totalOf(lines, 'PROMOTION'),
    totalPrice: totalOf(lines),
    lines,
    plan: plan ? termsOf(plan, offer.price?.proposed ?? plan.installmentPrice) : null,
    later: change ? { on: change.firstOn, totalPrice: totalOf(withFees(change.after)) } : null,
    ...(offer.price?.floor !== undefined ? { belowFloor: !plan && unitPrice < offer.price.floor } : {}),
    ...(offer.costs ? { profit: profitOf(lines, offer.costs, choice.commission) } : {}),
  };
}

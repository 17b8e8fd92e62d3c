import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { largestAmount } from '#platform/domain/money.ts';
import type { Offer } from './offer.ts';
import { type Choice, priceOf } from './pricing.ts';
import { wrongsOf } from './rules.ts';

const id = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;
const red = { id: id(1), nameEn: 'Red', nameVi: 'Đỏ', hex: '#aa0000' };
const fee = (terms: Partial<Offer['fees'][number]>): Offer['fees'][number] => ({
  ruleSet: 'R3',
  code: 'BR',
  kind: 'INSURANCE',
  labelEn: 'Fee',
  labelVi: 'Phí',
  rateBp: null,
  amount: null,
  area: null,
  fuel: null,
  body: null,
  priceFrom: null,
  priceTo: null,
  firstOn: '2026-01-01',
  lastOn: null,
  source: 'R3',
  check: false,
  ...terms,
});

/** R3's road fees. */
const fees = [
  fee({ code: 'BR-SAL-003', kind: 'INSURANCE', rateBp: 150 }),
  fee({ code: 'BR-SAL-004', kind: 'REGISTRATION_TAX', rateBp: 1000 }),
  fee({ code: 'BR-SAL-005-HN', kind: 'REGISTRATION_FEE', amount: 20_000_000, area: 'HN' }),
  fee({ code: 'BR-SAL-005-HCM', kind: 'REGISTRATION_FEE', amount: 20_000_000, area: 'HCM' }),
  fee({ code: 'BR-SAL-005', kind: 'REGISTRATION_FEE', amount: 1_000_000 }),
];
const bodyKit = {
  id: id(11),
  kind: 'ACCESSORY',
  group: 'EXTERIOR',
  labelEn: 'Body kit',
  labelVi: 'Bộ body kit',
  price: 18_000_000,
  active: true,
} as const;
const camera = { ...bodyKit, id: id(12), group: 'TECHNOLOGY', labelEn: 'Camera 360', labelVi: 'Camera 360', price: 12_000_000 } as const;
const maintenance = {
  ...bodyKit,
  id: id(13),
  kind: 'SERVICE',
  group: null,
  labelEn: 'Five years',
  labelVi: '5 năm',
  price: 12_000_000,
} as const;
const plan = {
  id: id(21),
  code: 'P24',
  name: '24 tháng',
  installmentPrice: 1_200_000_000,
  installmentAdvance: 300_000_000,
  durationMonths: 24,
  monthlyInstallment: 37_500_000,
};
const price = {
  id: id(31),
  type: 'retail',
  proposed: 1_109_000_000,
  retail: 1_109_000_000,
  changeable: true,
  floor: 1_080_000_000,
} as const;
const costs = { carCostBp: 8800, accessoryCostBp: 6000, serviceCostBp: 7000, operatingCost: 5_000_000, marketingCost: 2_000_000 };

const crv = (other: Partial<Offer> = {}): Offer => ({
  branchId: id(41),
  currency: 'VND',
  country: 'VN',
  area: 'HN',
  on: '2026-11-20',
  expiryDate: '2026-11-27',
  priceList: 'STANDARD',
  feeRuleSet: 'R3',
  versionId: id(51),
  make: 'Honda',
  model: 'CR-V',
  version: 'L',
  fuel: 'PETROL',
  body: 'SUV',
  colors: [red],
  price,
  promotion: { name: 'Tháng 11', amount: 5_000_000 },
  group: null,
  fees,
  items: [bodyKit, camera, maintenance],
  plans: [plan],
  costs,
  ...other,
});

const choice = (other: Partial<Choice> = {}): Choice & { colorId: string } => ({
  type: 'CASH_SALE',
  colorId: red.id,
  quantity: 1,
  unitPrice: null,
  accessories: [bodyKit.id, camera.id],
  services: [maintenance.id],
  registrationArea: 'HN',
  otherFees: 0,
  discount: 20_000_000,
  commission: 8_000_000,
  planId: null,
  ...other,
});
const plain: Partial<Choice> = { accessories: [], services: [], discount: 0, commission: 0 };
const wrong = (offer: Offer, chosen: Partial<Choice & { colorId: string }>) =>
  wrongsOf(offer, { ...choice(), ...chosen }).map(({ at, why }) => [at, why]);

test('the worked example of the sale comes out to the đồng', () => {
  const { lines: _, later, plan: none, ...priced } = priceOf(crv(), choice());
  expect(priced).toEqual({
    unitPrice: 1_109_000_000,
    basePrice: 1_109_000_000,
    accessoriesTotal: 30_000_000,
    servicesTotal: 12_000_000,
    insurance: 16_635_000,
    registrationTax: 110_900_000,
    registration: 20_000_000,
    otherFees: 0,
    groupDiscount: 0,
    discount: 20_000_000,
    promotionValue: 5_000_000,
    totalPrice: 1_273_535_000,
    belowFloor: false,
    profit: {
      netRevenue: 1_126_000_000,
      costs: {
        car: 975_920_000,
        accessories: 18_000_000,
        services: 8_400_000,
        operating: 5_000_000,
        marketing: 2_000_000,
        commission: 8_000_000,
      },
      cost: 1_017_320_000,
      grossProfit: 108_680_000,
      marginBp: 965,
    },
  });
  expect([later, none]).toEqual([null, null]);
});

describe('the rules of the paper', () => {
  test('BR-SAL-003: insurance is 1.5 % of the base price', () => {
    expect(priceOf(crv(), choice(plain)).insurance).toBe(16_635_000);
  });

  test('BR-SAL-004: registration tax is 10 % of the base price', () => {
    expect(priceOf(crv(), choice(plain)).registrationTax).toBe(110_900_000);
  });

  test.each([
    ['HN', 20_000_000],
    ['HCM', 20_000_000],
    ['HP', 1_000_000],
    ['OTHER', 1_000_000],
  ])('BR-SAL-005: registration in %s is a fee of %d', (registrationArea, registration) => {
    expect(priceOf(crv(), choice({ ...plain, registrationArea })).registration).toBe(registration);
  });

  test('BR-SAL-006: the car costs 88 % of its base price', () => {
    expect(priceOf(crv(), choice()).profit?.costs.car).toBe(975_920_000);
  });

  test('BR-SAL-007: accessories cost 60 % of their price', () => {
    expect(priceOf(crv(), choice()).profit?.costs.accessories).toBe(18_000_000);
  });

  test('BR-SAL-008: services cost 70 % of their price', () => {
    expect(priceOf(crv(), choice()).profit?.costs.services).toBe(8_400_000);
  });

  test('BR-SAL-010: without the cost ratios and the floor there is no word of profit or floor', () => {
    const { floor: _, ...told } = price;
    const priced = priceOf(crv({ costs: undefined, price: told }), choice());
    expect(Object.keys(priced)).not.toContain('profit');
    expect(Object.keys(priced)).not.toContain('belowFloor');
    expect(JSON.stringify(priced)).not.toMatch(/profit|margin|cost|floor/i);
  });
});

describe('a price', () => {
  test('of two cars has every car’s accessories, fees and promotion twice, and what was entered once', () => {
    const one = priceOf(crv(), choice({ otherFees: 0, discount: 0 }));
    const two = priceOf(crv(), choice({ otherFees: 700_000, discount: 1_000_000, quantity: 2 }));
    expect(two.totalPrice).toBe(2 * one.totalPrice + 700_000 - 1_000_000);
    expect(two.lines.find(({ kind }) => kind === 'REGISTRATION_FEE')).toMatchObject({
      quantity: 2,
      unitPrice: 20_000_000,
      amount: 40_000_000,
    });
  });

  test('shows the discount of the customer group as a line of its own', () => {
    const group = { name: 'Nhân viên', discountBp: 250, discountAmount: null };
    const priced = priceOf(crv({ group }), choice());
    expect(priced.groupDiscount).toBe(27_725_000);
    expect(priced.lines.filter(({ kind }) => kind === 'GROUP_DISCOUNT')).toEqual([
      expect.objectContaining({ amount: -27_725_000, rule: 'GROUP', source: 'Nhân viên' }),
    ]);
    expect(priced.totalPrice).toBe(1_273_535_000 - 27_725_000);
  });

  test('takes an amount of the group off each car', () => {
    const group = { name: 'Taxi', discountBp: null, discountAmount: 3_000_000 };
    expect(priceOf(crv({ group }), choice({ quantity: 4 })).groupDiscount).toBe(12_000_000);
  });

  test('shows the promotion and never lets it be typed', () => {
    const lines = priceOf(crv(), choice()).lines.filter(({ kind }) => kind === 'PROMOTION');
    expect(lines).toEqual([expect.objectContaining({ amount: -5_000_000, rule: 'PROMOTION', source: 'Tháng 11' })]);
    expect(priceOf(crv(), { ...choice(), promotionValue: 999 } as Choice).promotionValue).toBe(5_000_000);
  });

  test('keeps the rule and the source of each line', () => {
    const rules = priceOf(crv(), choice({ otherFees: 1 })).lines.map(({ kind, rule }) => `${kind} ${rule}`);
    expect(rules).toEqual([
      'CAR retail',
      'ACCESSORY STANDARD',
      'ACCESSORY STANDARD',
      'SERVICE STANDARD',
      'INSURANCE BR-SAL-003',
      'REGISTRATION_TAX BR-SAL-004',
      'REGISTRATION_FEE BR-SAL-005-HN',
      'OTHER_FEE ENTERED',
      'DISCOUNT ENTERED',
      'PROMOTION PROMOTION',
    ]);
  });

  test('tells both totals where a fee rule lapses before its last day', () => {
    const tax = fees.filter(({ kind }) => kind !== 'REGISTRATION_TAX');
    const ending = fee({ code: 'HALF', kind: 'REGISTRATION_TAX', rateBp: 500, lastOn: '2026-11-24' });
    const next = fee({ code: 'WHOLE', kind: 'REGISTRATION_TAX', rateBp: 1000, firstOn: '2026-11-25' });
    const priced = priceOf(crv({ fees: [...tax, ending, next] }), choice());
    expect(priced.later).toEqual({ on: '2026-11-25', totalPrice: priced.totalPrice + 55_450_000 });
    expect(priceOf(crv({ fees: [...tax, ending, next], expiryDate: '2026-11-24' }), choice()).later).toBeNull();
  });

  test('of an instalment sale is the plan’s, with its terms', () => {
    const priced = priceOf(crv(), choice({ ...plain, type: 'LEASE_SALE', planId: plan.id }));
    expect(priced.basePrice).toBe(1_200_000_000);
    expect(priced.plan).toMatchObject({
      months: 24,
      advance: 300_000_000,
      monthly: 37_500_000,
      lastInstallment: 37_500_000,
      totalPayable: 1_200_000_000,
    });
    expect(priced.plan?.yearlyRateBp).toBeGreaterThan(900);
    expect(priced.belowFloor).toBe(false);
  });

  test('below the floor of a salesperson is known as such', () => {
    expect(priceOf(crv(), choice({ unitPrice: 1_079_999_999 })).belowFloor).toBe(true);
    expect(priceOf(crv(), choice({ unitPrice: 1_080_000_000 })).belowFloor).toBe(false);
  });

  test('beyond the largest safe amount is refused, never wrong', () => {
    const rich = { ...price, proposed: largestAmount };
    expect(() => priceOf(crv({ price: rich }), choice())).toThrow(RangeError);
  });
});

describe('a choice', () => {
  test('of the offer is allowed', () => expect(wrong(crv(), {})).toEqual([]));

  test('with a fixed price may change neither the price nor give a discount', () => {
    const fixed = crv({ price: { ...price, type: 'fixed' } });
    expect(wrong(fixed, { discount: 0, unitPrice: 1 })).toEqual([['/unitPrice', 'fixedPrice']]);
    expect(wrong(fixed, { discount: 1 })).toEqual([['/discount', 'fixedPrice']]);
    expect(wrong(fixed, { discount: 0, unitPrice: price.proposed })).toEqual([]);
  });

  test('may not edit the unit price where the list says so', () => {
    const closed = crv({ price: { ...price, changeable: false } });
    expect(wrong(closed, { unitPrice: 1_108_000_000 })).toEqual([['/unitPrice', 'priceNotChangeable']]);
    expect(wrong(closed, { discount: 5 })).toEqual([]);
  });

  test.each([
    [{ colorId: id(99) }, '/colorId', 'notInColor'],
    [{ planId: plan.id }, '/planId', 'planOfCashSale'],
    [{ type: 'LEASE_SALE' }, '/planId', 'planMissing'],
    [{ type: 'LEASE_SALE', planId: id(99) }, '/planId', 'planUnknown'],
    [{ type: 'LEASE_SALE', planId: plan.id, unitPrice: 5 }, '/unitPrice', 'planPrice'],
    [{ unitPrice: 0 }, '/unitPrice', 'priceOfNothing'],
    [{ accessories: [bodyKit.id, bodyKit.id] }, '/accessories/1', 'twice'],
    [{ accessories: [maintenance.id] }, '/accessories/0', 'notSold'],
    [{ services: [id(99)] }, '/services/0', 'notSold'],
    [{ discount: 1_146_000_001 }, '/discount', 'discountTooLarge'],
    [{ otherFees: largestAmount }, '/otherFees', 'amountTooLarge'],
    [{ commission: largestAmount }, '/commission', 'amountTooLarge'],
  ] as const)('%j is refused at %s', (chosen, at, why) => {
    expect(wrong(crv(), chosen as Partial<Choice>)).toEqual([[at, why]]);
  });
});

describe('whatever is chosen', () => {
  const amount = fc.integer({ min: 0, max: 3_000_000_000 });
  const offers = fc.record({
    price: fc.record({ proposed: fc.integer({ min: 1, max: 9_000_000_000 }), floor: amount }),
    promotion: fc.option(amount),
    group: fc.option(fc.oneof(fc.record({ discountBp: fc.integer({ min: 0, max: 10_000 }) }), fc.record({ discountAmount: amount }))),
    rateBp: fc.integer({ min: 0, max: 10_000 }),
    prices: fc.array(amount, { minLength: 3, maxLength: 3 }),
  });
  const choices = fc.record({
    quantity: fc.integer({ min: 1, max: 20 }),
    unitPrice: fc.option(fc.integer({ min: 1, max: 9_000_000_000 })),
    otherFees: amount,
    discount: amount,
    commission: amount,
    registrationArea: fc.constantFrom('HN', 'HP'),
    type: fc.constantFrom('CASH_SALE', 'LEASE_SALE'),
    accessories: fc.subarray([bodyKit.id, camera.id]),
    services: fc.subarray([maintenance.id]),
  });
  const offered = (random: typeof offers extends fc.Arbitrary<infer T> ? T : never): Offer =>
    crv({
      price: { ...price, ...random.price },
      promotion: random.promotion === null ? null : { name: 'P', amount: random.promotion },
      group: random.group && { name: 'G', discountBp: null, discountAmount: null, ...random.group },
      fees: [...fees, fee({ code: 'X', kind: 'OTHER', rateBp: random.rateBp })],
      items: [bodyKit, camera, maintenance].map((item, at) => ({ ...item, price: random.prices[at] ?? 0 })),
    });

  test('100,000 prices: lines sum to the total, the discount moves it one for one, every figure is whole', { timeout: 120_000 }, () => {
    let priced = 0;
    fc.assert(
      fc.property(offers, choices, (randomOffer, randomChoice) => {
        const offer = offered(randomOffer);
        const chosen = choice({ ...randomChoice, planId: randomChoice.type === 'LEASE_SALE' ? plan.id : null } as Partial<Choice>);
        const one = priceOf(offer, chosen);
        const { lines, totalPrice, profit } = one;
        expect(lines.reduce((all, { amount: part }) => all + part, 0)).toBe(totalPrice);
        expect(lines.every((part) => part.amount === part.unitPrice * part.quantity)).toBe(true);
        const parts = one.basePrice + one.accessoriesTotal + one.servicesTotal + one.insurance + one.registrationTax + one.registration;
        expect(parts + one.otherFees - one.groupDiscount - one.discount - one.promotionValue).toBe(totalPrice);
        expect(priceOf(offer, { ...chosen, discount: 0 }).totalPrice).toBe(totalPrice + chosen.discount);
        for (const figure of Object.values(one)) if (typeof figure === 'number') expect(Number.isSafeInteger(figure)).toBe(true);
        expect(profit?.grossProfit).toBe((profit?.netRevenue ?? 0) - (profit?.cost ?? 0));
        expect(profit?.netRevenue).toBe(totalPrice - one.insurance - one.registrationTax - one.registration - one.otherFees);
        if (wrongsOf(offer, { ...chosen, unitPrice: chosen.type === 'LEASE_SALE' ? null : chosen.unitPrice, colorId: red.id }).length === 0)
          expect(totalPrice).toBeGreaterThanOrEqual(0);
        priced += 1;
      }),
      { numRuns: 100_000 },
    );
    expect(priced).toBe(100_000);
  });

  test('the parts of a plan sum to its price', () => {
    const terms = fc.record({
      installmentPrice: fc.integer({ min: 1_000, max: 9_000_000_000 }),
      durationMonths: fc.integer({ min: 1, max: 120 }),
    });
    fc.assert(
      fc.property(terms, fc.integer({ min: 0, max: 999 }), ({ installmentPrice, durationMonths }, share) => {
        const installmentAdvance = Math.floor((installmentPrice * share) / 1000);
        const monthlyInstallment = Math.max(1, Math.floor((installmentPrice - installmentAdvance) / durationMonths));
        const one = { ...plan, installmentPrice, installmentAdvance, durationMonths, monthlyInstallment };
        const offer = crv({ plans: [one] });
        const { plan: told } = priceOf(offer, choice({ ...plain, type: 'LEASE_SALE', planId: plan.id }));
        expect((told?.advance ?? 0) + (durationMonths - 1) * monthlyInstallment + (told?.lastInstallment ?? 0)).toBe(installmentPrice);
        expect(told?.totalPayable).toBe(installmentPrice);
      }),
      { numRuns: 2_000 },
    );
  });
});

import { asc, eq } from 'drizzle-orm';
import { accessories, models, servicePackages, versions } from '#catalogue/server/tables.ts';
import type { Context } from '#platform/server/context.ts';
import { insertTogether, rowsOf } from '#platform/server/database.ts';
import { installmentsOf } from '../domain/finance.ts';
import type { PriceType } from '../domain/pricebook.ts';
import { seedFees } from '../fee/server/seed.ts';
import { cashPrices, itemPrices, plans, promotions } from './tables.ts';

type Currency = 'VND' | 'INR';
type Showroom = { id: string; currency: Currency };
type Showrooms = { branches: Record<'hn' | 'hcm' | 'pn', Showroom>; today: (code: 'hn' | 'hcm' | 'pn') => string };
type Listed = { retail: number; floor: number; type?: PriceType; changePrice?: boolean };

const million = 1_000_000;
const rupees = 100;
const dong = (retail: number, floor: number, terms: Omit<Listed, 'retail' | 'floor'> = {}): Listed => ({
  retail: retail * million,
  floor: floor * million,
  ...terms,
});
const rupee = (retail: number, floor: number, terms: Omit<Listed, 'retail' | 'floor'> = {}): Listed => ({
  retail: retail * rupees,
  floor: floor * rupees,
  ...terms,
});

/** Retail price and floor of every version, by currency: tax included. */
const list: Record<Currency, Record<string, Listed>> = {
  VND: {
    'CR-V G': dong(1029, 1004),
    'CR-V L': dong(1109, 1079),
    'CR-V L AWD': dong(1250, 1220),
    'CR-V e:HEV RS': dong(1259, 1229),
    'City G': dong(499, 484),
    'City L': dong(539, 524),
    'City RS': dong(569, 554),
    'Civic G': dong(789, 769),
    'Civic RS': dong(889, 869),
    'Civic e:HEV RS': dong(999, 979, { changePrice: false }),
    'Accord 1.5 Turbo': dong(1319, 1289),
    'Accord e:HEV RS': dong(1469, 1469, { type: 'fixed', changePrice: false }),
  },
  INR: {
    'CR-V G': rupee(28_49_000, 27_90_000),
    'CR-V L': rupee(31_25_000, 30_60_000),
    'CR-V L AWD': rupee(34_10_000, 33_40_000),
    'CR-V e:HEV RS': rupee(36_90_000, 36_20_000),
    'City G': rupee(12_28_000, 12_00_000),
    'City L': rupee(13_79_000, 13_50_000),
    'City RS': rupee(15_45_000, 15_15_000),
    'Civic G': rupee(19_80_000, 19_40_000),
    'Civic RS': rupee(22_34_000, 21_90_000),
    'Civic e:HEV RS': rupee(25_60_000, 25_10_000, { changePrice: false }),
    'Accord 1.5 Turbo': rupee(41_50_000, 40_80_000),
    'Accord e:HEV RS': rupee(44_75_000, 44_75_000, { type: 'fixed', changePrice: false }),
    'Corolla Model X': rupee(20_49_500, 20_10_000),
  },
};

/** What accessories and service packages cost, in whole đồng and rupees; body kit and leather seats come to 30,000,000 ₫. */
const items: Record<string, [dong: number, rupees: number]> = {
  'EXT-BODYKIT': [18_000_000, 45_000],
  'EXT-SPOILER': [4_500_000, 12_000],
  'EXT-CHROME': [3_200_000, 8_500],
  'EXT-LEDFOG': [4_800_000, 9_500],
  'INT-MAT': [1_800_000, 4_200],
  'INT-LEATHER': [12_000_000, 32_000],
  'INT-AMBIENT': [3_500_000, 8_000],
  'INT-ARMREST': [2_200_000, 5_500],
  'TEC-CAM360': [9_500_000, 24_000],
  'TEC-DASHCAM': [4_200_000, 9_800],
  'TEC-ANDROID': [6_800_000, 18_500],
  'TEC-HUD': [3_900_000, 11_000],
  'PRO-FILM3M': [8_500_000, 14_500],
  'PRO-PPF': [32_000_000, 85_000],
  'PRO-CERAMIC': [9_000_000, 25_000],
  'PRO-UNDERCOAT': [3_000_000, 6_500],
  'SVC-FREE3': [0, 0],
  'SVC-MAINT5': [12_000_000, 55_000],
  'SVC-WARRANTY2': [9_900_000, 32_500],
  'SVC-ROADSIDE': [3_600_000, 7_500],
};

/** Prices of last year and of this, and for two City versions the ones to come. */
export async function seedPricebook(ctx: Context, world: Showrooms) {
  await seedFees(ctx);
  const trims = await ctx.tx
    .select({ id: versions.id, model: models.name, name: versions.name })
    .from(versions)
    .innerJoin(models, eq(models.id, versions.modelId))
    .orderBy(asc(versions.id));
  const extras = [
    ...(await ctx.tx.select({ id: accessories.id, code: accessories.code }).from(accessories)),
    ...(await ctx.tx.select({ id: servicePackages.id, code: servicePackages.code }).from(servicePackages)),
  ];
  for (const code of ['hn', 'hcm', 'pn'] as const) {
    const { id: branchId, currency } = world.branches[code];
    const today = Temporal.PlainDate.from(world.today(code));
    const priced = trims.flatMap((trim) => {
      const price = list[currency][`${trim.model} ${trim.name}`];
      return price ? [{ ...trim, ...price, title: `${trim.model} ${trim.name}` }] : [];
    });
    await insertTogether(ctx.tx, [
      rowsOf(
        cashPrices,
        priced.flatMap((trim) => pricesOf(ctx, branchId, today, trim)),
      ),
      rowsOf(
        plans,
        priced.filter(({ type }) => type !== 'fixed').flatMap((trim) => plansOf(ctx, branchId, currency, trim)),
      ),
      rowsOf(promotions, promotionsOf(ctx, branchId, code, today, priced)),
      rowsOf(
        itemPrices,
        extras.map((item) => ({ id: ctx.newId(), branchId, itemId: item.id, price: itemPrice(item.code, currency) })),
      ),
    ]);
  }
}

type Trim = Listed & { id: string; title: string };

/** Rounded down to whole millions of đồng, or tens of thousands of rupees. */
const rounded = (price: number, share: number) => Math.floor((price * share) / 100 / million) * million;

function pricesOf(
  ctx: Context,
  branchId: string,
  today: Temporal.PlainDate,
  { id: versionId, title, retail, floor, type = 'retail', changePrice = true }: Trim,
) {
  const thisYear = today.with({ month: 1, day: 1 });
  const row = { versionId, branchId, priceListCode: 'STANDARD', defaultPriceType: type, changePrice };
  const figures = (share: number) => ({
    salesmanPrice: rounded(floor, share),
    retailPrice: rounded(retail, share),
    fixedPrice: rounded(retail, share),
  });
  const coming = title === 'City G' || title === 'City L' ? today.add({ months: 2 }).with({ day: 1 }) : null;
  const before = (day: Temporal.PlainDate) => day.subtract({ days: 1 }).toString();
  const now = { salesmanPrice: floor, retailPrice: retail, fixedPrice: retail };
  return [
    { ...row, ...figures(98), id: ctx.newId(), effectiveOn: thisYear.subtract({ years: 1 }).toString(), lastOn: before(thisYear) },
    { ...row, ...now, id: ctx.newId(), effectiveOn: thisYear.toString(), lastOn: coming && before(coming) },
    ...(coming ? [{ ...row, ...figures(103), id: ctx.newId(), effectiveOn: coming.toString(), lastOn: null }] : []),
  ];
}

/** Thirty per cent down and the rest at the house bank's rate, over three and five years. */
function plansOf(ctx: Context, branchId: string, currency: Currency, { id: versionId, retail }: Trim) {
  const advance = rounded(retail, 30);
  return [36, 60].map((months) => {
    const rows = installmentsOf(retail - advance, currency === 'VND' ? 840 : 950, months, currency, 'whole');
    return {
      id: ctx.newId(),
      versionId,
      branchId,
      code: `TG-${months}`,
      name: currency === 'VND' ? `Trả góp ${months} tháng, trả trước 30 %` : `${months} months, 30 % down`,
      installmentPrice: rows.reduce((total, row) => total + row.payment, advance),
      installmentAdvance: advance,
      durationMonths: months,
      monthlyInstallment: rows[0]?.payment ?? 0,
    };
  });
}

/** CR-V L has 5,000,000 ₫ off in Hà Nội (the worked example); one promotion elsewhere, one that is over. */
function promotionsOf(ctx: Context, branchId: string, code: 'hn' | 'hcm' | 'pn', today: Temporal.PlainDate, priced: Trim[]) {
  const yearStart = today.with({ month: 1, day: 1 });
  const period = { firstOn: yearStart.toString(), lastOn: today.add({ days: 120 }).toString() };
  const past = { firstOn: yearStart.subtract({ years: 1 }).toString(), lastOn: yearStart.subtract({ days: 1 }).toString() };
  const offers: Record<typeof code, [title: string, name: string, amount: number, period: { firstOn: string; lastOn: string }][]> = {
    hn: [
      ['CR-V L', 'Ưu đãi CR-V L', 5 * million, period],
      ['CR-V L', 'Ưu đãi cuối năm CR-V', 15 * million, past],
      ['City RS', 'Hỗ trợ lệ phí trước bạ City', 20 * million, period],
    ],
    hcm: [['City RS', 'Hỗ trợ lệ phí trước bạ City', 15 * million, period]],
    pn: [['City RS', 'Festive offer', 25_000 * rupees, period]],
  };
  return offers[code].flatMap(([title, name, amount, days]) => {
    const trim = priced.find((one) => one.title === title);
    return trim ? [{ id: ctx.newId(), versionId: trim.id, branchId, name, amount, ...days }] : [];
  });
}

function itemPrice(code: string, currency: Currency): number {
  const [inDong, inRupees] = items[code] ?? [0, 0];
  return currency === 'VND' ? inDong : inRupees * rupees;
}

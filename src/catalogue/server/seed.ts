import type { Context } from '#platform/server/context.ts';
import { insertTogether, rowsOf } from '#platform/server/database.ts';
import type { AccessoryGroup, Body, Fuel } from '../domain/catalogue.ts';
import { accessories, colors, models, servicePackages, versionColors, versions } from './tables.ts';

const paints = {
  white: ['Platinum White Pearl', 'Trắng ngọc trai', '#f3f2ee'],
  black: ['Crystal Black Pearl', 'Đen ánh', '#15161a'],
  grey: ['Meteoroid Grey Metallic', 'Xám thiên thạch', '#5c6066'],
  silver: ['Lunar Silver Metallic', 'Bạc ánh trăng', '#b9bcc0'],
  red: ['Ignite Red Metallic', 'Đỏ cá tính', '#a3121f'],
  river: ['Canyon River Blue Metallic', 'Xanh lam', '#1f3f63'],
  sand: ['Sand Khaki Pearl', 'Vàng cát', '#8d8467'],
  blue: ['Blue', 'Xanh dương', '#1d5fae'],
  pearl: ['Super White', 'Trắng tuyết', '#fafafa'],
  bronze: ['Phantom Brown', 'Nâu đồng', '#4b3a30'],
} as const;
type Paint = keyof typeof paints;

type Trim = [name: string, fuel: Fuel, engineCc: number, lengthMm: number, seats: number, paint: Paint[]];
const honda: Paint[] = ['white', 'black', 'grey'];

/** The models on sale (sale.md §9), each with its versions and their colours. */
const range: { make: string; name: string; body: Body; trims: Trim[] }[] = [
  {
    make: 'Honda',
    name: 'CR-V',
    body: 'SUV',
    trims: [
      ['G', 'PETROL', 1498, 4691, 7, [...honda, 'silver']],
      ['L', 'PETROL', 1498, 4691, 7, [...honda, 'red', 'river']],
      ['L AWD', 'PETROL', 1498, 4691, 7, [...honda, 'red', 'river']],
      ['e:HEV RS', 'HYBRID', 1993, 4691, 5, [...honda, 'red', 'sand']],
    ],
  },
  {
    make: 'Honda',
    name: 'City',
    body: 'SEDAN',
    trims: [
      ['G', 'PETROL', 1498, 4580, 5, [...honda, 'silver']],
      ['L', 'PETROL', 1498, 4580, 5, [...honda, 'silver', 'red']],
      ['RS', 'PETROL', 1498, 4589, 5, [...honda, 'red', 'river']],
    ],
  },
  {
    make: 'Honda',
    name: 'Civic',
    body: 'SEDAN',
    trims: [
      ['G', 'PETROL', 1498, 4681, 5, [...honda, 'silver']],
      ['RS', 'PETROL', 1498, 4681, 5, [...honda, 'red', 'river']],
      ['e:HEV RS', 'HYBRID', 1993, 4681, 5, [...honda, 'red', 'river']],
    ],
  },
  {
    make: 'Honda',
    name: 'Accord',
    body: 'SEDAN',
    trims: [
      ['1.5 Turbo', 'PETROL', 1498, 4901, 5, [...honda, 'silver']],
      ['e:HEV RS', 'HYBRID', 1993, 4971, 5, [...honda, 'river']],
    ],
  },
  { make: 'Toyota', name: 'Corolla', body: 'SEDAN', trims: [['Model X', 'PETROL', 1798, 4630, 5, ['blue', 'pearl', 'silver', 'bronze']]] },
];

/** R3's sixteen accessories in four groups. */
const extras: [code: string, group: AccessoryGroup, en: string, vi: string][] = [
  ['EXT-BODYKIT', 'EXTERIOR', 'Body kit', 'Bộ body kit'],
  ['EXT-SPOILER', 'EXTERIOR', 'Rear spoiler', 'Cánh lướt gió'],
  ['EXT-CHROME', 'EXTERIOR', 'Chrome kit', 'Bộ ốp mạ crôm'],
  ['EXT-LEDFOG', 'EXTERIOR', 'LED fog lamps', 'Đèn sương mù LED'],
  ['INT-MAT', 'INTERIOR', 'Floor mats', 'Thảm lót sàn'],
  ['INT-LEATHER', 'INTERIOR', 'Leather seats', 'Bọc ghế da'],
  ['INT-AMBIENT', 'INTERIOR', 'Ambient lighting', 'Đèn viền nội thất'],
  ['INT-ARMREST', 'INTERIOR', 'Armrest', 'Tựa tay trung tâm'],
  ['TEC-CAM360', 'TECHNOLOGY', '360° camera', 'Camera 360°'],
  ['TEC-DASHCAM', 'TECHNOLOGY', 'Dash cam', 'Camera hành trình'],
  ['TEC-ANDROID', 'TECHNOLOGY', 'Android box', 'Android box'],
  ['TEC-HUD', 'TECHNOLOGY', 'Head-up display', 'Màn hình HUD'],
  ['PRO-FILM3M', 'PROTECTION', '3M window film', 'Phim cách nhiệt 3M'],
  ['PRO-PPF', 'PROTECTION', 'Paint protection film', 'Dán PPF'],
  ['PRO-CERAMIC', 'PROTECTION', 'Ceramic coating', 'Phủ ceramic'],
  ['PRO-UNDERCOAT', 'PROTECTION', 'Undercoat', 'Phủ gầm'],
];

/** R3's four service packages; the first is free. */
const packages: [code: string, en: string, vi: string][] = [
  ['SVC-FREE3', 'Three free services', 'Bảo dưỡng miễn phí 3 lần'],
  ['SVC-MAINT5', 'Five-year maintenance', 'Gói bảo dưỡng 5 năm'],
  ['SVC-WARRANTY2', 'Extended warranty, 2 years', 'Bảo hành mở rộng 2 năm'],
  ['SVC-ROADSIDE', 'Roadside assistance 24/7, 3 years', 'Cứu hộ 24/7 (3 năm)'],
];

/** What the showrooms sell, of this year's make. */
export async function seedCatalogue(ctx: Context) {
  const year = ctx.now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').year;
  const inks = new Map<Paint, string>(Object.keys(paints).map((paint) => [paint as Paint, ctx.newId()]));
  const built = range.map((model, position) => ({ ...model, id: ctx.newId(), position: position + 1 }));
  const trims = built.flatMap((model) =>
    model.trims.map(([name, fuel, engineCc, lengthMm, seats, paint]) => ({
      row: { id: ctx.newId(), modelId: model.id, name, year, fuel, engineCc, lengthMm, seats },
      paint,
    })),
  );
  await insertTogether(ctx.tx, [
    rowsOf(
      colors,
      [...inks].map(([paint, id]) => ({ id, nameEn: paints[paint][0], nameVi: paints[paint][1], hex: paints[paint][2] })),
    ),
    rowsOf(
      models,
      built.map(({ id, make, name, body, position }) => ({ id, make, name, body, position })),
    ),
    rowsOf(
      versions,
      trims.map(({ row }) => row),
    ),
    rowsOf(
      versionColors,
      trims.flatMap(({ row, paint }) => paint.map((one) => ({ versionId: row.id, colorId: inks.get(one) ?? '' }))),
    ),
    rowsOf(
      accessories,
      extras.map(([code, group, nameEn, nameVi], at) => ({ id: ctx.newId(), code, group, nameEn, nameVi, position: at + 1 })),
    ),
    rowsOf(
      servicePackages,
      packages.map(([code, nameEn, nameVi], at) => ({ id: ctx.newId(), code, nameEn, nameVi, position: at + 1 })),
    ),
  ]);
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDay, readNumber } from './cells.ts';
import { guessColumns } from './columns.ts';
import { ImportField } from './import.ts';
import { markRepeats, planOf, type Stocked } from './plan.ts';
import { type OnSale, readRow } from './row.ts';
import { fieldNames, saysOf } from './words.ts';

const all = ImportField.options;
const colors = [
  { id: 'red', nameEn: 'Red', nameVi: 'Đỏ' },
  { id: 'white', nameEn: 'Platinum White', nameVi: 'Trắng ngọc' },
];
const onSale: OnSale[] = [
  { versionId: 'crv-l', make: 'Honda', model: 'CR-V', version: 'L', year: 2026, colors },
  { versionId: 'crv-g', make: 'Honda', model: 'CR-V', version: 'G', year: 2026, colors: colors.slice(0, 1) },
  { versionId: 'city-l', make: 'Honda', model: 'City', version: 'L', year: 2026, colors },
  { versionId: 'civic-25', make: 'Honda', model: 'Civic', version: 'RS', year: 2025, colors },
  { versionId: 'civic-26', make: 'Honda', model: 'Civic', version: 'RS', year: 2026, colors },
];
const place = { branchId: 'hn', today: '2026-11-20' };
const vin = '1HGCM82633A004352';
const stocked: Stocked = {
  id: 'car',
  vin,
  branchId: 'hn',
  status: 'AVAILABLE',
  versionId: 'crv-l',
  colorId: 'red',
  frameNumber: 'RLH1',
  engineNumber: null,
  location: 'YARD',
  manufacturedOn: '2026-08-01',
  expectedOn: null,
  arrivedOn: '2026-10-01',
  demo: false,
  landedCost: null,
  bookingNumber: null,
};

/** A row as `heading: cell`, planned against the stock. */
function plan(cells: Record<string, string | number | boolean | null>, car?: Stocked) {
  const mapping = guessColumns(Object.keys(cells), all);
  return planOf(2, readRow(Object.values(cells), mapping, onSale, 'VND'), car, place);
}
const whole = { VIN: vin, Model: 'CR-V', Version: 'L', Color: 'Red' };
const problems = (one: ReturnType<typeof plan>) => one.problems.map(({ field, problem }) => `${field}: ${problem}`);

describe('the columns of a file', () => {
  test('are known by their English and their Vietnamese headings', () => {
    for (const locale of ['en', 'vi'] as const) {
      const row = all.map((field) => fieldNames[locale][field]);
      expect(guessColumns(row, all)).toEqual(Object.fromEntries(all.map((field, at) => [field, at])));
    }
  });

  test('are known without accents, in capitals and with marks', () => {
    expect(guessColumns(['SO KHUNG', 'so_may', ' Mã VIN* ', 'Phiên-bản'], all)).toEqual({
      frameNumber: 0,
      engineNumber: 1,
      vin: 2,
      version: 3,
    });
  });

  test('are left open where a heading could mean two things: “mau xe” is màu xe or mẫu xe', () => {
    expect(guessColumns(['mau xe'], all)).toEqual({});
    expect(guessColumns(['màu xe', 'mẫu xe'], all)).toEqual({ color: 0, model: 1 });
  });

  test('are not guessed for a field the person may not fill', () => {
    expect(
      guessColumns(
        ['VIN', 'Giá vốn'],
        all.filter((field) => field !== 'landedCost'),
      ),
    ).toEqual({ vin: 0 });
  });
});

describe('a day in a file', () => {
  test.each([
    ['20/11/2026', '2026-11-20'],
    ['2026-11-20', '2026-11-20'],
    ['20-11-2026', '2026-11-20'],
    ['20.11.2026', '2026-11-20'],
    ['1/2/2026', '2026-02-01'],
    [' 01/02/2026 ', '2026-02-01'],
  ])('%s is %s', (written, day) => expect(readDay(written)).toEqual({ value: day }));

  test.each(['11/20/2026', '31/02/2026', '2026-02-30', '20/11/26', 'hôm qua', '46000', '2026-11-20T00:00:00Z'])('%s is none', (written) =>
    expect(readDay(written)).toEqual({ problem: 'bad-day' }));
  test('is not a bare number from a spreadsheet', () => expect(readDay(46_000)).toEqual({ problem: 'bad-day' }));

  test('is the same day however it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50_000 }), (days) => {
        const iso = Temporal.PlainDate.from('1950-01-01').add({ days }).toString();
        expect(readDay(iso.split('-').reverse().join('/'))).toEqual({ value: iso });
        expect(readDay(iso)).toEqual({ value: iso });
      }),
    );
  });
});

describe('a frame or engine number', () => {
  test('keeps its zeros and is not taken from a number that lost its digits', () => {
    expect(readNumber('007-ab')).toEqual({ value: '007-AB' });
    expect(readNumber(1234567)).toEqual({ value: '1234567' });
    expect(readNumber('1.23457E+16')).toEqual({ problem: 'digits-lost' });
    expect(readNumber(2 ** 60)).toEqual({ problem: 'digits-lost' });
  });
});

describe('a new car in a file', () => {
  test('is in transit, or here where it has a day of arrival', () => {
    expect(plan(whole)).toMatchObject({
      does: 'CREATE',
      change: { versionId: 'crv-l', colorId: 'red', status: 'IN_TRANSIT', location: 'YARD' },
    });
    expect(plan({ ...whole, Arrived: '19/11/2026' })).toMatchObject({
      does: 'CREATE',
      change: { status: 'AVAILABLE', arrivedOn: '2026-11-19' },
    });
    expect(plan({ ...whole, 'Trạng thái': 'Sẵn xe', 'Vị trí': 'Bãi xe' })).toMatchObject({
      change: { status: 'AVAILABLE', arrivedOn: '2026-11-20' },
    });
  });

  test('is found by model and version in any of the ways people write them', () => {
    for (const [model, version] of [
      ['CR-V', 'L'],
      ['Honda CR-V', 'l'],
      ['', 'CR-V L'],
      ['', 'HONDA CRV L'],
      ['crv', 'CR-V L'],
    ])
      expect(plan({ ...whole, Model: model ?? '', Version: version ?? '' }).change.versionId).toBe('crv-l');
    expect(plan({ ...whole, Color: 'trang ngoc' }).change.colorId).toBe('white');
  });

  test('names the field that is wrong, and guesses nothing', () => {
    expect(problems(plan({ ...whole, VIN: '' }))).toEqual(['vin: needed']);
    expect(problems(plan({ ...whole, VIN: '1HGCM82633A00435' }))).toEqual(['vin: length']);
    expect(problems(plan({ ...whole, VIN: 'IHGCM82633A004352' }))).toEqual(['vin: letters']);
    expect(problems(plan({ ...whole, Model: '' }))).toEqual(['version: several-versions']);
    expect(problems(plan({ ...whole, Model: 'Civic', Version: 'RS' }))).toEqual(['version: several-versions']);
    expect(problems(plan({ ...whole, Model: 'Civic', Version: 'RS', Year: '2025' }))).toEqual([]);
    expect(problems(plan({ ...whole, Version: 'Turbo' }))).toEqual(['version: unknown-version']);
    expect(problems(plan({ ...whole, Version: 'G', Color: 'Platinum White' }))).toEqual(['color: unknown-color']);
    expect(problems(plan({ ...whole, Color: '' }))).toEqual(['color: needed']);
    expect(problems(plan({ ...whole, Status: 'Đã bán' }))).toEqual(['status: not-by-import']);
    expect(problems(plan({ ...whole, Status: 'somewhere', Arrived: '32/11/2026' }))).toEqual(['status: bad-choice', 'arrivedOn: bad-day']);
    expect(problems(plan({ ...whole, Status: 'IN_TRANSIT', Arrived: '19/11/2026' }))).toEqual(['status: arrived-in-transit']);
    expect(problems(plan({ ...whole, Arrived: '21/11/2026' }))).toEqual(['arrivedOn: arrived-later']);
    expect(problems(plan({ ...whole, Arrived: '01/11/2026', 'Ngày sản xuất': '02/11/2026' }))).toEqual(['manufacturedOn: made-later']);
    expect(problems(plan({ ...whole, 'Giá vốn': '1,5' }))).toEqual(['landedCost: bad-amount']);
    expect(plan({ ...whole, 'Giá vốn': '1.234.567 ₫' }).change.landedCost).toBe(1_234_567);
  });

  test('is warned of a check digit, and let through', () => {
    const one = plan({ ...whole, VIN: 'WVGZZZ5NZEW069297' });
    expect([one.does, one.warnings]).toEqual(['CREATE', [{ field: 'vin', problem: 'check-digit' }]]);
  });

  test('stands once in a file: the second row is told of the first', () => {
    const rows = markRepeats([plan(whole), { ...plan(whole), row: 3 }]);
    expect(rows[1]?.problems).toEqual([{ field: 'vin', problem: 'twice', fill: { row: 2 } }]);
  });
});

describe('a car that is in the books already', () => {
  test('is left alone where the file says nothing new, or nothing at all', () => {
    expect(plan(whole, stocked)).toMatchObject({ does: 'SKIP', fields: [] });
    expect(plan({ VIN: vin, Engine: '', Status: '', Arrived: null }, stocked)).toMatchObject({ does: 'SKIP' });
    expect(plan({ ...whole, Status: 'IN_TRANSIT' }, stocked)).toMatchObject({ does: 'SKIP' });
  });

  test('takes what is new, field by field', () => {
    expect(plan({ ...whole, 'Số máy': 'k20-1', Color: 'Trắng ngọc' }, stocked)).toMatchObject({
      does: 'UPDATE',
      change: { engineNumber: 'K20-1', colorId: 'white' },
      fields: ['color', 'engineNumber'],
    });
  });

  test('arrives by a day of arrival or by its state', () => {
    const coming: Stocked = { ...stocked, status: 'IN_TRANSIT', arrivedOn: null };
    expect(plan({ ...whole, Arrived: '18/11/2026' }, coming)).toMatchObject({
      does: 'UPDATE',
      arrives: true,
      change: { arrivedOn: '2026-11-18' },
    });
    expect(plan({ ...whole, Status: 'Available' }, coming)).toMatchObject({ arrives: true, change: { arrivedOn: '2026-11-20' } });
    expect(plan({ ...whole, Status: 'In transit' }, coming)).toMatchObject({ does: 'SKIP', arrives: false });
  });

  test('keeps its colour, version and place while a booking has it, and everything once it is sold', () => {
    const held: Stocked = { ...stocked, status: 'HELD', bookingNumber: 'BK-2026-0007' };
    expect(problems(plan({ ...whole, Color: 'Trắng ngọc', 'Vị trí': 'Showroom' }, held))).toEqual(['color: held', 'location: held']);
    expect(plan({ ...whole, 'Số máy': 'K20' }, held).does).toBe('UPDATE');
    expect(problems(plan({ ...whole, 'Số máy': 'K20' }, { ...held, status: 'SOLD' }))).toEqual(['engineNumber: sold']);
  });

  test('of another branch is not touched', () => {
    expect(problems(plan(whole, { ...stocked, branchId: 'hcm' }))).toEqual(['vin: other-branch']);
  });
});

test('planning a file a second time, after what it did, skips every row', () => {
  const cell = fc.constantFrom('', '19/11/2026', 'K20', 'Đỏ', 'Red', 'Sẵn xe', 'Showroom', 'x');
  fc.assert(
    fc.property(
      fc.record({
        Engine: cell,
        Status: fc.constantFrom('', 'Sẵn xe', 'In transit'),
        Location: fc.constantFrom('', 'Showroom'),
        Demo: fc.constantFrom('', 'x'),
        Arrived: fc.constantFrom('', '19/11/2026'),
      }),
      (more) => {
        const first = plan({ ...whole, ...more });
        fc.pre(first.does === 'CREATE');
        const { status = 'IN_TRANSIT', ...made } = first.change;
        const car: Stocked = {
          ...stocked,
          frameNumber: null,
          manufacturedOn: null,
          arrivedOn: null,
          ...Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)),
          status,
        };
        expect(plan({ ...whole, ...more }, car).does).toBe('SKIP');
      },
    ),
  );
});

test('every remark has a sentence in both languages', () => {
  const known = [
    'needed',
    'twice',
    'check-digit',
    'digits-lost',
    'bad-text',
    'bad-day',
    'bad-year',
    'bad-choice',
    'bad-amount',
    'unknown-version',
    'several-versions',
    'unknown-color',
    'not-by-import',
    'arrived-in-transit',
    'arrived-later',
    'made-later',
    'other-branch',
    'held',
    'sold',
    'length',
    'letters',
    'repeats',
  ];
  for (const problem of known)
    for (const locale of ['en', 'vi'] as const)
      expect(saysOf(locale, problem, { row: 2, booking: 'BK', version: 'L', color: 'Red' })).toMatch(/ .*[^}]$/);
});

import fc from 'fast-check';
import sharp from 'sharp';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { formatMoney } from '../domain/format.ts';
import { largestAmount } from '../domain/money.ts';
import { type About, type Block, makePdf } from './pdf.ts';

const about: About = {
  title: 'Báo giá',
  number: 'QT-2026-0042',
  author: 'Công ty TNHH Ô tô Hà Nội',
  locale: 'vi',
  madeAt: Temporal.Instant.from('2026-11-20T02:00:00Z'),
};
const quotation: Block[] = [
  { kind: 'letterhead', company: 'Công ty TNHH Ô tô Hà Nội', branch: 'Chi nhánh Cầu Giấy', lines: ['Số 8 Phạm Văn Đồng, Hà Nội'] },
  { kind: 'heading', title: 'Báo giá', number: 'QT-2026-0042', day: 'Ngày 20/11/2026' },
  { kind: 'facts', groups: [{ title: 'Khách hàng', facts: [['Họ tên', 'Nguyễn Thị Phương Thảo']] }] },
  {
    kind: 'table',
    columns: [{ label: 'Hạng mục' }, { label: 'Thành tiền', width: 120, align: 'right' }],
    rows: [{ cells: ['Xe'] }, { cells: ['Honda CR-V', '1.109.000.000 ₫'], note: 'Trắng ngọc trai' }],
  },
  { kind: 'totals', sums: [['Giảm giá', '-20.000.000 ₫']], total: ['Tổng cộng', '1.234.567.890 ₫'] },
];

const read = async (pdf: Buffer) => (await extractText(new Uint8Array(pdf), { mergePages: false })).text;
/** So many others are set that what was set before is set anew. */
const forgotten = () => Promise.all(Array.from({ length: 30 }, (_, at) => makePdf(about, [lineOf(`other ${at} ${Math.random()}`)])));
const lineOf = (text: string): Block => ({ kind: 'prose', text });

describe('a document', () => {
  test('says exactly what it was given, in the order it was given', async () => {
    const [page] = await read(await makePdf(about, quotation));
    const said = [
      'Công ty TNHH Ô tô Hà Nội',
      'Chi nhánh Cầu Giấy',
      'Báo giá',
      'QT-2026-0042',
      'Nguyễn Thị Phương Thảo',
      'Honda CR-V',
      '1.109.000.000 ₫',
      'Trắng ngọc trai',
      '-20.000.000 ₫',
      'Tổng cộng',
      '1.234.567.890 ₫',
      'Trang 1/1',
    ];
    let from = 0;
    for (const words of said) {
      expect(page?.indexOf(words, from), words).toBeGreaterThanOrEqual(from);
      from = page?.indexOf(words, from) ?? 0;
    }
  });

  test('knows its title, author, language and day', async () => {
    const pdf = await getDocumentProxy(new Uint8Array(await makePdf(about, quotation)));
    const { info } = await getMeta(pdf);
    expect(info).toMatchObject({
      Title: 'Báo giá QT-2026-0042',
      Author: 'Công ty TNHH Ô tô Hà Nội',
      Language: 'vi',
      CreationDate: 'D:20261120020000Z',
    });
  });

  test('carries its typefaces and asks nothing of the network', async () => {
    const pdf = await makePdf(about, quotation);
    const plain = pdf.toString('latin1');
    expect(plain.match(/\/FontFile2/g)).toHaveLength(2);
    expect(plain).not.toMatch(/Helvetica|\/URI|\/JavaScript|\/Launch/);
  });

  test('of the same facts has the same bytes, whatever was set before it', async () => {
    const first = await makePdf(about, quotation);
    await makePdf({ ...about, locale: 'en', title: 'Other' }, [lineOf('i\u030a ı \u0306i ﬁ प्रिया')]);
    await forgotten();
    expect((await makePdf(about, quotation)).equals(first)).toBe(true);
    const later = await makePdf({ ...about, madeAt: about.madeAt.add({ seconds: 1 }) }, quotation);
    expect(later.equals(first)).toBe(false);
  });

  test('is not set anew for whoever asks for it again at once', async () => {
    const [first, again] = await Promise.all([makePdf(about, quotation), makePdf(about, quotation)]);
    expect(again).toBe(first);
  });

  test('of the same facts has the same bytes in joined writing too', async () => {
    const hindi = [lineOf('प्रिया शर्मा, i\u030a ı')];
    const first = await makePdf(about, hindi);
    await makePdf(about, [lineOf('ı i\u030a क्षितिज')]);
    await forgotten();
    expect((await makePdf(about, hindi)).equals(first)).toBe(true);
  });

  test('shows what looks like code as text', async () => {
    const [page] = await read(await makePdf(about, [lineOf('{{7*7}} <script>alert(1)</script> javascript:1 (\\) %s')]));
    expect(page).toContain('{{7*7}} <script>alert(1)</script> javascript:1 (\\) %s');
  });
});

describe('letters and figures', () => {
  test('every Vietnamese letter is read back, however it was typed', async () => {
    const letters = 'aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ';
    for (const typed of [letters, letters.toUpperCase(), letters.normalize('NFD'), [...letters].reverse().join('')]) {
      const [page] = await read(await makePdf(about, [lineOf(typed)]));
      expect(page).toContain(typed.normalize('NFC'));
    }
  });

  test('ligatures do not eat letters', async () => {
    const [page] = await read(await makePdf(about, [lineOf('Office traffic, affine fjord flat ﬁ')]));
    expect(page).toContain('Office traffic, affine fjord flat');
  });

  test('every amount is read back as it was written, and stays with its sign', async () => {
    const amounts = fc.sample(fc.maxSafeInteger(), { numRuns: 60, seed: 7 }).concat([0, 1_234_567_890, largestAmount, -largestAmount]);
    const written = amounts.flatMap((amount) => [formatMoney(amount, 'VND'), formatMoney(amount, 'INR')]);
    const rows = written.map((money) => ({ cells: ['Khoản', money] }));
    const columns = [{ label: 'Hạng mục' }, { label: 'Số tiền', align: 'right' as const }];
    const pages = await read(await makePdf(about, [{ kind: 'table', columns, rows }, lineOf(written.join(' và '))]));
    const text = pages.join('\n');
    for (const money of written) expect(text.split(money).length, money).toBeGreaterThan(2);
    expect(text).not.toMatch(/\n₫|\u00a0/);
  });
});

describe('pages', () => {
  const columns = [{ label: 'Hạng mục' }, { label: 'Số tiền', align: 'right' as const, width: 100 }];

  test('a long table repeats its header and loses no line', async () => {
    const rows = Array.from({ length: 120 }, (_, at) => ({ cells: [`Phụ kiện thứ ${at + 1}.`, formatMoney(at * 1000, 'VND')] }));
    const pages = await read(await makePdf(about, [...quotation, { kind: 'table', columns, rows }]));
    expect(pages.length).toBeGreaterThan(3);
    for (const [at, page] of pages.entries()) {
      expect(page.match(/Hạng mục/g)?.length, `page ${at + 1}`).toBe(at === 0 ? 2 : 1);
      expect(page).toContain(`Trang ${at + 1}/${pages.length}`);
      if (at > 0) expect(page).toContain('Báo giá QT-2026-0042');
    }
    const text = pages.join('\n');
    for (const row of rows) expect(text).toContain(row.cells[0]);
  });

  test('a cell longer than a page goes on over the next', async () => {
    const words = Array.from({ length: 2500 }, (_, at) => `từ${at}`);
    const pages = await read(await makePdf(about, [{ kind: 'table', columns, rows: [{ cells: [words.join(' '), '1 ₫'] }] }]));
    expect(pages.length).toBeGreaterThan(2);
    const text = pages.join(' ').split(/\s+/);
    expect(words.every((word) => text.includes(word))).toBe(true);
  });

  test('facts, a notice and a name without an end find their place', async () => {
    const long = 'Đường '.repeat(1200).trim();
    const blocks: Block[] = [
      { kind: 'facts', groups: [{ facts: [['Địa chỉ', long]] }, { facts: [['Tên', 'W'.repeat(400)]] }] },
      { kind: 'notice', text: long },
      { kind: 'terms', items: [long, 'Hết.'] },
    ];
    const pages = await read(await makePdf(about, blocks));
    expect(pages.join(' ').match(/Đường/g)).toHaveLength(3600);
    expect(pages.join('').match(/W/g)).toHaveLength(400);
  });

  test('what is paid stands with its sums on one page', async () => {
    const filler = Array.from({ length: 44 }, (_, at) => lineOf(`Dòng ${at}`));
    for (const used of [20, 22, 24, 26]) {
      const pages = await read(await makePdf(about, [...filler.slice(0, used), ...quotation.slice(-1)]));
      expect(pages.filter((page) => page.includes('Giảm giá'))).toEqual(pages.filter((page) => page.includes('1.234.567.890 ₫')));
    }
  });
});

describe('pictures and signatures', () => {
  test('a drawn signature and a code are set', async () => {
    const drawn = await sharp({ create: { width: 60, height: 20, channels: 4, background: '#0018' } })
      .png()
      .toBuffer();
    const blocks: Block[] = [
      { kind: 'picture', image: drawn, width: 90, height: 90, caption: 'GP-2026-0007', align: 'center' },
      {
        kind: 'signatures',
        people: [{ role: 'Khách hàng', name: 'Trần Đức Quyền', drawn, signed: '20/11/2026 09:00' }, { role: 'Đại lý' }],
      },
    ];
    const first = await makePdf(about, blocks);
    const [page] = await read(first);
    for (const words of ['GP-2026-0007', 'Khách hàng', 'Trần Đức Quyền', '20/11/2026 09:00', 'Đại lý']) expect(page).toContain(words);
    expect(first.toString('latin1')).toContain('/Subtype /Image');
    expect((await makePdf(about, blocks)).equals(first)).toBe(true);
  });

  test('a picture that is none fails that document and not the next', async () => {
    const broken: Block = { kind: 'picture', image: Buffer.from('no picture'), width: 10, height: 10 };
    const [bad, good] = await Promise.allSettled([makePdf(about, [broken]), makePdf(about, quotation)]);
    expect(bad).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('could not be set') } });
    expect(good.status).toBe('fulfilled');
  });
});

import { ImportField, type Mapping } from './import.ts';

/** What people write above a column of cars. */
const headings: Record<ImportField, readonly string[]> = {
  vin: ['vin', 'số vin', 'vin number', 'vin no', 'mã vin'],
  model: ['model', 'mẫu xe', 'dòng xe', 'tên xe', 'loại xe'],
  version: ['version', 'phiên bản', 'variant', 'trim', 'grade', 'bản xe'],
  year: ['year', 'năm', 'model year', 'đời xe', 'năm sản xuất', 'năm sx'],
  color: ['color', 'màu', 'màu xe', 'colour', 'màu sắc', 'màu ngoại thất', 'exterior color', 'exterior colour'],
  frameNumber: ['frame number', 'số khung', 'frame', 'frame no', 'chassis', 'chassis number', 'chassis no'],
  engineNumber: ['engine number', 'số máy', 'engine', 'engine no', 'số động cơ'],
  status: ['status', 'trạng thái', 'tình trạng'],
  location: ['location', 'vị trí', 'nơi để xe', 'vị trí xe'],
  manufacturedOn: ['manufactured on', 'ngày sản xuất', 'ngày sx', 'manufactured', 'manufacturing date', 'production date'],
  expectedOn: ['expected on', 'ngày dự kiến về', 'dự kiến về', 'ngày về dự kiến', 'expected', 'expected arrival', 'eta'],
  arrivedOn: ['arrived on', 'ngày về', 'ngày nhập kho', 'ngày nhập', 'arrived', 'arrival', 'arrival date'],
  demo: ['demo', 'xe lái thử', 'lái thử', 'demo car', 'xe demo'],
  landedCost: ['landed cost', 'giá vốn', 'giá nhập', 'cost', 'cost price'],
};

/** Letters and digits alone, with their accents. */
const bare = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** The same without accents, đ as d: “Số khung” and “so khung” are one. */
export const folded = (text: string) => bare(text).normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');

const named = (heading: string, write: (text: string) => string) =>
  ImportField.options.filter((field) => heading && headings[field].some((one) => write(one) === heading));

/** The field a heading names; nothing where it names none, or two once its accents are lost (“mau xe”: màu or mẫu). */
function fieldOf(heading: string): ImportField | undefined {
  const exact = named(bare(heading), bare);
  const loose = exact.length > 0 ? exact : named(folded(heading), folded);
  return loose.length === 1 ? loose[0] : undefined;
}

/** Guesses which column holds what; the first of two columns with the same heading counts. */
export function guessColumns(row: readonly string[], allowed: readonly ImportField[]): Mapping {
  const mapping: Mapping = {};
  for (const [at, heading] of row.entries()) {
    const field = fieldOf(heading);
    if (field && allowed.includes(field)) mapping[field] ??= at;
  }
  return mapping;
}

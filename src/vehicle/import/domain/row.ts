import { parseMoney } from '#platform/domain/format.ts';
import type { Currency } from '#platform/domain/money.ts';
import { type Location, Location as Locations, VehicleStatus } from '../../domain/vehicle.ts';
import { checkDigitHolds, normaliseVin, vinProblem } from '../../domain/vin.ts';
import { locationNames, statusNames } from '../../domain/words.ts';
import { type Cell, type Reading, readChoice, readDay, readNumber, readYear, textOf } from './cells.ts';
import { folded } from './columns.ts';
import type { ImportField, Mapping } from './import.ts';

/** What is wrong with, or to be noted about, one field of a row; `fill` completes the sentence. */
export type Remark = { field: ImportField | null; problem: string; fill?: Record<string, string | number> };

/** What a row says of a car. What it leaves empty is not there. */
export type CarValues = {
  versionId?: string;
  colorId?: string;
  frameNumber?: string;
  engineNumber?: string;
  status?: VehicleStatus;
  location?: Location;
  manufacturedOn?: string;
  expectedOn?: string;
  arrivedOn?: string;
  demo?: boolean;
  landedCost?: number;
};
export type RowRead = { vin: string; values: CarValues; problems: Remark[]; warnings: Remark[] };

export type OnSale = {
  versionId: string;
  make: string;
  model: string;
  version: string;
  year: number;
  colors: { id: string; nameEn: string; nameVi: string }[];
};

const wordsFor = <K extends string>(options: readonly K[], names: Record<'en' | 'vi', Record<K, string>>) =>
  new Map(options.flatMap((one) => [one, names.en[one], names.vi[one]].map((word) => [folded(word), one] as const)));
const statuses = wordsFor(VehicleStatus.options, statusNames);
const locations = wordsFor(Locations.options, locationNames);
const flags = new Map<string, boolean>([
  ...['1', 'x', 'yes', 'y', 'true', 'có', 'demo'].map((word) => [folded(word), true] as const),
  ...['0', 'no', 'n', 'false', 'không'].map((word) => [folded(word), false] as const),
]);

/** The versions that a row can mean: by “CR-V” and “L”, by “CR-V L” or by “Honda CR-V L”, of that year where one is given. */
function versionsMeant(onSale: readonly OnSale[], model: string, version: string, year: number | undefined): OnSale[] {
  const [wantedModel, wanted] = [folded(model), folded(version)];
  return onSale.filter((one) => {
    const models = [one.model, `${one.make} ${one.model}`].map(folded);
    if (wantedModel && !models.includes(wantedModel)) return false;
    if (year !== undefined && one.year !== year) return false;
    const own = folded(one.version);
    return wanted === own || models.some((name) => wanted === name + own);
  });
}

/** Reads one row by the mapping. Every field that is wrong is named; nothing is guessed. */
export function readRow(cells: readonly Cell[], mapping: Mapping, onSale: readonly OnSale[], currency: Currency): RowRead {
  const problems: Remark[] = [];
  const cell = (field: ImportField): Cell | undefined => (mapping[field] === undefined ? undefined : cells[mapping[field]]);
  const take = <T>(field: ImportField, { value, problem }: Reading<T>): T | undefined => {
    if (problem) problems.push({ field, problem });
    return value;
  };
  const vin = normaliseVin(textOf(cell('vin')));
  const wrong = vin === '' ? 'needed' : vinProblem(vin);
  if (wrong) problems.push({ field: 'vin', problem: wrong });

  const year = take('year', readYear(cell('year')));
  const [model, version, color] = [textOf(cell('model')), textOf(cell('version')), folded(textOf(cell('color')))];
  const meant = version === '' ? [] : versionsMeant(onSale, model, version, year);
  if (version !== '' && meant.length !== 1)
    problems.push({
      field: 'version',
      problem: meant.length === 0 ? 'unknown-version' : 'several-versions',
      fill: { version: `${model} ${version}`.trim() },
    });
  const [one] = meant;
  const shade = one?.colors.find(({ nameEn, nameVi }) => [nameEn, nameVi].map(folded).includes(color));
  if (color && one && meant.length === 1 && !shade)
    problems.push({
      field: 'color',
      problem: 'unknown-color',
      fill: { color: textOf(cell('color')), version: `${one.model} ${one.version}` },
    });

  const cost = textOf(cell('landedCost'));
  const landedCost = cost === '' ? undefined : parseMoney(cost, currency);
  if (cost !== '' && (landedCost === undefined || landedCost < 0)) problems.push({ field: 'landedCost', problem: 'bad-amount' });
  const values: CarValues = {
    versionId: meant.length === 1 ? one?.versionId : undefined,
    colorId: shade?.id,
    frameNumber: take('frameNumber', readNumber(cell('frameNumber'))),
    engineNumber: take('engineNumber', readNumber(cell('engineNumber'))),
    status: take('status', readChoice(cell('status'), statuses, folded)),
    location: take('location', readChoice(cell('location'), locations, folded)),
    manufacturedOn: take('manufacturedOn', readDay(cell('manufacturedOn'))),
    expectedOn: take('expectedOn', readDay(cell('expectedOn'))),
    arrivedOn: take('arrivedOn', readDay(cell('arrivedOn'))),
    demo: take('demo', readChoice(cell('demo'), flags, folded)),
    landedCost,
  };
  const warnings: Remark[] = wrong || checkDigitHolds(vin) ? [] : [{ field: 'vin', problem: 'check-digit' }];
  return { vin, values, problems, warnings };
}

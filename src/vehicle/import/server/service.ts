import { dayOf } from '#branch/domain/branch.ts';
import { can } from '#platform/domain/actor.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { changesOf, record } from '#platform/server/events.ts';
import { finish } from '#platform/server/idempotency.ts';
import type { Upload } from '#platform/server/serve.ts';
import { readSheet, SheetTooLong, SheetUnreadable } from '#platform/server/sheet.ts';
import { refuse } from '../../domain/refusals.ts';
import { type Amendment, addCars, amendCars, type Entry, type Names, removeCars } from '../../entry/server/service.ts';
import { findYard } from '../../server/queries.ts';
import { arriveCars, relocateCars } from '../../server/service.ts';
import { type Cell, textOf } from '../domain/cells.ts';
import { guessColumns } from '../domain/columns.ts';
import {
  type ImportDone,
  ImportField,
  type ImportPreview,
  type ImportRow,
  type Mapping,
  mostRows,
  neededFields,
} from '../domain/import.ts';
import { markRepeats, type Plan, planOf } from '../domain/plan.ts';
import { type OnSale, readRow } from '../domain/row.ts';
import { fieldNames, saysOf } from '../domain/words.ts';
import { findImported, findOnSale, findStocked } from './queries.ts';

type Asked = { branchId?: string; columns?: Mapping };
type Yard = Awaited<ReturnType<typeof findYard>>;
type Sheet = { yard: Yard; fields: ImportField[]; heading: string[]; rows: Cell[][]; mapping: Mapping; missing: ImportField[] };

const atOnce = 1000;

async function open(ctx: Context, { branchId, columns }: Asked, upload: Upload): Promise<Sheet> {
  const yard = await findYard(ctx, branchId);
  const fields = ImportField.options.filter((field) => field !== 'landedCost' || can(ctx.actor, 'vehicle.cost', { branchId: yard.id }));
  if (columns && Object.keys(columns).some((field) => !fields.includes(field as ImportField)))
    throw refusePlatform('not-permitted', { permission: 'vehicle.cost' });
  const [first, ...rows] = await readSheet(upload.content, mostRows + 1).catch((error: unknown) => {
    if (error instanceof SheetTooLong) throw refuse('file-too-long', { most: mostRows });
    if (error instanceof SheetUnreadable) throw refuse('file-unreadable');
    throw error;
  });
  const heading = (first ?? []).map(textOf);
  if (heading.every((one) => one === '')) throw refuse('file-unreadable');
  const mapping = columns ?? guessColumns(heading, fields);
  return { yard, fields, heading, rows, mapping, missing: neededFields.filter((field) => mapping[field] === undefined) };
}

/** What each row that is not empty will do to the stock as it is now. */
async function plan(ctx: Context, { yard, rows, mapping }: Sheet, onSale: OnSale[], lock: boolean): Promise<Plan[]> {
  const read = rows
    .map((cells, at) => ({ row: at + 2, cells }))
    .filter(({ cells }) => cells.some((cell) => textOf(cell) !== ''))
    .map(({ row, cells }) => ({ row, ...readRow(cells, mapping, onSale, yard.currency) }));
  const stocked = await findStocked(ctx, [...new Set(read.map(({ vin }) => vin))], lock);
  const place = { branchId: yard.id, today: dayOf(ctx.now, yard.timeZone) };
  return markRepeats(read).map((one) => planOf(one.row, one, stocked.get(one.vin), place));
}

const rowView = (ctx: Context, { row, vin, does, fields, problems, warnings }: Plan): ImportRow => {
  const say = ({ field, problem, fill }: Plan['problems'][number]) => ({ field, says: saysOf(ctx.locale, problem, fill) });
  return { row, vin, does, fields, problems: problems.map(say), warnings: warnings.map(say) };
};

const count = (plans: readonly Plan[]) => {
  const of = (does: Plan['does']) => plans.filter((one) => one.does === does).length;
  return { create: of('CREATE'), update: of('UPDATE'), skip: of('SKIP'), error: of('ERROR') };
};

/** What the file would do, row by row; writes nothing. */
export async function previewImport(ctx: Context, asked: Asked, upload: Upload): Promise<ImportPreview> {
  const sheet = await open(ctx, asked, upload);
  const plans = sheet.missing.length > 0 ? [] : await plan(ctx, sheet, await findOnSale(ctx), false);
  const samples = (at: number) =>
    sheet.rows
      .map((row) => textOf(row[at]))
      .filter(Boolean)
      .slice(0, 3);
  const held = (at: number) => sheet.fields.find((field) => sheet.mapping[field] === at) ?? null;
  return {
    columns: sheet.heading.map((heading, at) => ({ at, heading, samples: samples(at), field: held(at) })),
    fields: sheet.fields,
    missing: sheet.missing,
    counts: count(plans),
    items: plans.map((one) => rowView(ctx, one)),
  };
}

/** Does what the preview of the same file says, and leaves out the rows that are wrong. The same file again changes nothing. */
export async function applyImport(ctx: Context, asked: Asked, upload: Upload): Promise<ImportDone> {
  const sheet = await open(ctx, asked, upload);
  if (sheet.missing.length > 0)
    throw refuse('column-missing', { fields: sheet.missing.map((field) => fieldNames[ctx.locale][field]).join(', ') });
  const onSale = await findOnSale(ctx);
  const plans = await plan(ctx, sheet, onSale, true);
  const importId = ctx.newId();
  const added = await create(ctx, plans, sheet.yard.id, namesOf(onSale), upload.name);
  await update(ctx, plans, namesOf(onSale));
  const wanted = count(plans);
  const counts = { ...wanted, create: added.length, skip: wanted.skip + wanted.create - added.length };
  await record(ctx, { noun: 'vehicle-import', id: importId, branchId: sheet.yard.id }, 'apply', { file: upload.name, ...counts, added });
  return { importId, counts, items: plans.filter(({ does }) => does === 'ERROR').map((one) => rowView(ctx, one)) };
}

type Naming = (versionId: string, colorId: string) => Names;

function namesOf(onSale: OnSale[]): Naming {
  const known = new Map(onSale.map((one) => [one.versionId, one]));
  return (versionId, colorId) => {
    const one = known.get(versionId);
    const color = one?.colors.find(({ id }) => id === colorId);
    return { version: one ? `${one.model} ${one.version}` : '', color: color?.nameEn ?? '', colorVi: color?.nameVi ?? '' };
  };
}

async function create(ctx: Context, plans: Plan[], branchId: string, names: Naming, file: string): Promise<string[]> {
  const entries = plans
    .filter(({ does }) => does === 'CREATE')
    .map(({ vin, change: { versionId = '', colorId = '', status = 'IN_TRANSIT', location = 'YARD', ...rest } }): Entry => {
      return { ...rest, ...names(versionId, colorId), vin, branchId, versionId, colorId, status, location };
    });
  entries.sort((a, b) => (a.vin < b.vin ? -1 : 1));
  const added: string[] = [];
  for (let at = 0; at < entries.length; at += atOnce) {
    const cars = await addCars(ctx, entries.slice(at, at + atOnce), file);
    added.push(...cars.map(({ id }) => id));
    await finish(ctx);
  }
  return added;
}

async function update(ctx: Context, plans: Plan[], names: Naming) {
  const changed = plans.filter(({ does }) => does === 'UPDATE');
  for (let at = 0; at < changed.length; at += atOnce) {
    await amendCars(
      ctx,
      changed.slice(at, at + atOnce).flatMap((one) => amendmentOf(one, names)),
    );
    await finish(ctx);
  }
  const arriving = Map.groupBy(
    changed.filter(({ arrives }) => arrives),
    ({ change, car }) => `${change.arrivedOn} ${change.location ?? car?.location}`,
  );
  for (const group of arriving.values()) {
    const { change, car } = group[0] as Plan;
    await arriveCars(
      ctx,
      group.flatMap((one) => one.car?.id ?? []),
      { arrivedOn: change.arrivedOn ?? '', location: change.location ?? car?.location ?? 'YARD' },
    );
  }
  const moving = Map.groupBy(
    changed.filter(({ moves }) => moves),
    ({ change }) => change.location,
  );
  for (const [location, group] of moving)
    if (location)
      await relocateCars(
        ctx,
        group.flatMap(({ car }) => car ?? []),
        location,
      );
}

/** What changes of a car apart from its life and its place. */
function amendmentOf({ car, change, arrives }: Plan, names: Naming): Amendment[] {
  if (!car) return [];
  const { id, branchId, status: _, bookingNumber: __, location: ___, ...before } = car;
  const { status: ____, location: _____, arrivedOn, ...details } = change;
  const after = { ...before, ...details, ...(arrivedOn && !arrives ? { arrivedOn } : {}) };
  if (Object.keys(details).length === 0 && after.arrivedOn === before.arrivedOn) return [];
  const said = changesOf(names(before.versionId, before.colorId), names(after.versionId, after.colorId));
  return [{ id, branchId, before, after, said }];
}

/** Takes back what an import added, as far as nobody touched it since. */
export async function undoImport(ctx: Context, importId: string) {
  const { branchId, ids } = await findImported(ctx, importId);
  let removed = 0;
  for (let at = 0; at < ids.length; at += atOnce) {
    removed += await removeCars(ctx, ids.slice(at, at + atOnce));
    await finish(ctx);
  }
  if (removed === 0) throw refuse('nothing-to-undo');
  await record(ctx, { noun: 'vehicle-import', id: importId, branchId }, 'undo', { removed });
  return { removed, kept: ids.length - removed };
}

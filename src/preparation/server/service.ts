import { eq } from 'drizzle-orm';
import { dayOf } from '#branch/domain/branch.ts';
import { obstacle } from '#platform/domain/machine.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { insertAlong, rowsOf } from '#platform/server/database.ts';
import { record } from '#platform/server/events.ts';
import type { Inspection, Insurance, Registration } from '../api.ts';
import type { PreparationStatus, TaskKind, TaskStatus } from '../domain/preparation.ts';
import { refusePreparation } from '../domain/refusals.ts';
import { foundIn, isPassed, problemOfCover, statusOf } from '../domain/rules.ts';
import { type PreparationMove, preparationMoves } from '../domain/states.ts';
import { findOrdered, lockPreparation, lockPreparationOf, type Preparation } from './queries.ts';
import { preparations, preparationTasks } from './tables.ts';

type Columns = Omit<Partial<typeof preparations.$inferInsert>, 'status' | 'rowVersion'>;
type Task = Preparation['tasks'][number];

const stamp = (ctx: Context) => ctx.now.toString({ smallestUnit: 'millisecond' });

const noted = (
  ctx: Context,
  { id, branchId, dealId }: Pick<Preparation, 'id' | 'branchId' | 'dealId'>,
  move: string,
  changes: Record<string, unknown>,
) => record(ctx, { noun: 'preparation', id, branchId, dealId }, move, changes);

/** A car of a booking is allocated: its preparation begins, with a task for each accessory that was ordered, unless it goes on. */
export async function beginPreparation(ctx: Context, { bookingId, vehicleId, vin }: Record<'bookingId' | 'vehicleId' | 'vin', string>) {
  const ordered = await findOrdered(ctx, { bookingId, vehicleId });
  if (!ordered) throw new Error('a car allocated to no booking');
  const { accessories, begun, ...whose } = ordered;
  if (begun) return;
  const id = ctx.newId();
  const todo = [
    { kind: 'INSPECTION' as const },
    ...accessories.map((accessory) => ({ kind: 'ACCESSORY' as const, ...accessory })),
    { kind: 'REGISTRATION' as const },
    { kind: 'INSURANCE' as const },
  ];
  insertAlong(ctx.tx, [
    rowsOf(preparations, [{ id, ...whose, bookingId, vehicleId, status: 'PENDING', findings: [], createdAt: stamp(ctx), rowVersion: 1 }]),
    rowsOf(
      preparationTasks,
      todo.map((task, position) => ({ ...task, id: ctx.newId(), preparationId: id, position, status: 'PENDING' as const })),
    ),
  ]);
  await noted(ctx, { id, ...whose }, 'begin', { status: 'PENDING', vin });
}

/** The only writer of a preparation's status. */
const turn = (ctx: Context, { id, rowVersion }: Pick<Preparation, 'id' | 'rowVersion'>, status: PreparationStatus, columns: Columns = {}) =>
  ctx.tx
    .update(preparations)
    .set({ ...columns, status, rowVersion: rowVersion + 1 })
    .where(eq(preparations.id, id));

/** The car was taken back from its booking: what was done to it does not count for the next. */
export async function cancelPreparation(ctx: Context, of: { bookingId: string; vehicleId: string; vin: string }) {
  const before = await lockPreparationOf(ctx, of);
  if (!before) return;
  await turn(ctx, before, 'CANCELLED');
  await noted(ctx, before, 'cancel', { status: [before.status, 'CANCELLED'], vin: of.vin });
}

type Done = { task?: Task; to?: TaskStatus; reason?: string; columns?: Columns; said?: Record<string, unknown> };

/** Writes what a move did; the state is what the tasks then come to. */
async function put(ctx: Context, before: Preparation, move: PreparationMove, { task, to, reason, columns = {}, said = {} }: Done) {
  const after = before.tasks.map((one) => ({ status: one.id === task?.id && to ? to : one.status }));
  const status = statusOf(after, columns.findings ?? before.findings);
  await turn(ctx, before, status, { ...columns, readyAt: status === 'READY' ? (before.readyAt ?? stamp(ctx)) : null });
  if (task && to && to !== task.status) {
    const settled = to === 'PENDING' ? { settledBy: null, settledAt: null } : { settledBy: ctx.actor.id, settledAt: stamp(ctx) };
    await ctx.tx
      .update(preparationTasks)
      .set({ status: to, reason: reason ?? null, ...settled })
      .where(eq(preparationTasks.id, task.id));
  }
  const what = task ? { task: task.kind, ...(task.labelEn ? { accessory: task.labelEn } : {}) } : {};
  const turned = status === before.status ? {} : { status: [before.status, status] };
  await noted(ctx, before, move, { ...what, ...said, ...(reason ? { reason } : {}), ...turned });
}

async function judged(ctx: Context, id: string, move: PreparationMove, rowVersion?: number): Promise<Preparation> {
  const subject = await lockPreparation(ctx, id);
  const no = obstacle(preparationMoves, move, { actor: ctx.actor, subject, now: ctx.now });
  if (no) throw no;
  if (rowVersion !== undefined && rowVersion !== subject.rowVersion) throw refusePlatform('changed-meanwhile');
  return subject;
}

function taskOf({ tasks }: Preparation, kind: TaskKind): Task {
  const task = tasks.find((one) => one.kind === kind);
  if (!task) throw new Error(`a preparation without ${kind}`);
  return task;
}

function chosenTask(ctx: Context, { tasks }: Preparation, taskId: string, kind?: TaskKind): Task {
  const task = tasks.find((one) => one.id === taskId && (!kind || one.kind === kind));
  if (!task) throw refusePlatform('not-found', {}, [{ at: '/taskId', says: refusePlatform('not-found').says(ctx.locale) }]);
  return task;
}

const refuseAt = (ctx: Context, at: string, name: Parameters<typeof refusePreparation>[0]) =>
  refusePreparation(name, {}, [{ at, says: refusePreparation(name).says(ctx.locale) }]);

/** Notes what was found. The inspection is done once every place was looked at and nothing is wrong, and open again otherwise. */
export async function inspectCar(ctx: Context, id: string, { findings: found }: Inspection): Promise<void> {
  const before = await judged(ctx, id, 'inspect');
  const findings = foundIn(before.findings, found);
  const wrong = found.filter(({ passed }) => !passed).map(({ item, note }) => (note ? `${item}: ${note}` : item));
  await put(ctx, before, 'inspect', {
    task: taskOf(before, 'INSPECTION'),
    to: isPassed(findings) ? 'DONE' : 'PENDING',
    columns: { findings },
    said: { looked: found.map(({ item }) => item), ...(wrong.length > 0 ? { wrong } : {}) },
  });
}

/** An accessory is fitted; saying so twice is saying it once. */
export async function fitAccessory(ctx: Context, id: string, taskId: string): Promise<void> {
  const before = await judged(ctx, id, 'fit');
  const task = chosenTask(ctx, before, taskId, 'ACCESSORY');
  if (task.status === 'DONE') return;
  await put(ctx, before, 'fit', { task, to: 'DONE' });
}

/** Records the number plate, or another in its place. */
export async function registerCar(ctx: Context, id: string, { number, registeredOn, rowVersion }: Registration): Promise<void> {
  const before = await judged(ctx, id, 'register', rowVersion);
  const today = dayOf(ctx.now, before.timeZone);
  const on = registeredOn ?? today;
  if (on > today) throw refuseAt(ctx, '/registeredOn', 'registered-later');
  await put(ctx, before, 'register', {
    task: taskOf(before, 'REGISTRATION'),
    to: 'DONE',
    columns: { registrationNumber: number, registeredOn: on },
    said: { registrationNumber: [before.registrationNumber, number], registeredOn: [before.registeredOn, on] },
  });
}

/** Records the insurance, or another in its place. */
export async function insureCar(ctx: Context, id: string, { rowVersion, ...insurance }: Insurance): Promise<void> {
  const before = await judged(ctx, id, 'insure', rowVersion);
  const { provider, policyNumber, cover, from, to } = insurance;
  const no = problemOfCover(from, to, dayOf(ctx.now, before.timeZone));
  if (no) throw refuseAt(ctx, '/to', no);
  await put(ctx, before, 'insure', {
    task: taskOf(before, 'INSURANCE'),
    to: 'DONE',
    columns: { insuranceProvider: provider, policyNumber, insuranceCover: cover, insuredFrom: from, insuredTo: to },
    said: { insuranceProvider: [before.insuranceProvider, provider], policyNumber: [before.policyNumber, policyNumber], cover, from, to },
  });
}

/** A task is not needed: the customer registers the car, wants another accessory, has an insurance of their own. */
export async function waiveTask(ctx: Context, id: string, { taskId, reason }: { taskId: string; reason: string }): Promise<void> {
  const before = await judged(ctx, id, 'waive');
  const task = chosenTask(ctx, before, taskId);
  if (task.kind === 'INSPECTION') throw refusePreparation('inspection-always');
  if (task.status !== 'PENDING') throw refusePreparation('already-settled');
  await put(ctx, before, 'waive', { task, to: 'NOT_NEEDED', reason });
}

const forgotten: Record<TaskKind, Columns> = {
  INSPECTION: { findings: [] },
  ACCESSORY: {},
  REGISTRATION: { registrationNumber: null, registeredOn: null },
  INSURANCE: { insuranceProvider: null, policyNumber: null, insuranceCover: null, insuredFrom: null, insuredTo: null },
};

/** A task has to be done again; what was recorded for it no longer counts. */
export async function reopenTask(ctx: Context, id: string, taskId: string): Promise<void> {
  const before = await judged(ctx, id, 'reopen');
  const task = chosenTask(ctx, before, taskId);
  await put(ctx, before, 'reopen', { task, to: 'PENDING', columns: forgotten[task.kind] });
}

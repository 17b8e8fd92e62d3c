import { z } from 'zod';
import { Day, defineApi, Id, Instant, MoveView, orEmpty, page, prose, Search, severalOf, text } from '#platform/domain/api.ts';
import { InspectionItem, PreparationStatus, TaskKind, TaskStatus } from './domain/preparation.ts';

/** A car in the list of what is to be prepared. `done` of `tasks` are settled; `expectedOn` is the day promised to the customer. */
export const PreparationRow = z.object({
  id: z.uuid(),
  branchId: z.uuid(),
  dealId: z.uuid(),
  bookingId: z.uuid(),
  vehicleId: z.uuid(),
  status: PreparationStatus,
  bookingNumber: z.string(),
  customerName: z.string(),
  model: z.string(),
  version: z.string(),
  color: z.string(),
  vin: z.string(),
  registrationNumber: z.string().nullable(),
  done: z.int(),
  tasks: z.int(),
  expectedOn: Day.nullable(),
  ownerName: z.string(),
  createdAt: Instant,
  readyAt: Instant.nullable(),
  rowVersion: z.int(),
});
export type PreparationRow = z.output<typeof PreparationRow>;

/** One thing to do. `reason` says why it is not needed. */
export const TaskView = z.object({
  id: z.uuid(),
  kind: TaskKind,
  status: TaskStatus,
  label: z.string(),
  reason: z.string().nullable(),
  settledBy: z.string().nullable(),
  settledAt: Instant.nullable(),
});
export type TaskView = z.output<typeof TaskView>;

const FindingView = z.object({ item: InspectionItem, passed: z.boolean(), note: z.string() });

export const PreparationView = PreparationRow.omit({ tasks: true }).extend({
  timeZone: z.string(),
  ownerId: z.uuid(),
  colorHex: z.string(),
  location: z.string(),
  requests: z.string(),
  tasks: z.array(TaskView),
  findings: z.array(FindingView),
  registration: z.object({ number: z.string(), registeredOn: Day }).nullable(),
  insurance: z.object({ provider: z.string(), policyNumber: z.string(), cover: z.string(), from: Day, to: Day }).nullable(),
  moves: z.array(MoveView),
});
export type PreparationView = z.output<typeof PreparationView>;

const Statuses = severalOf(PreparationStatus, 200);

/** `status` may name several, with commas; `sort` is by when the car was allocated. */
export const PreparationSearch = Search.extend({
  branchId: orEmpty(z.uuid()),
  status: Statuses.optional(),
  sort: orEmpty(z.enum(['createdAt', '-createdAt'])),
});
export type PreparationSearch = z.output<typeof PreparationSearch>;

/** What was found at some places of the car; the rest stays as it was found before. */
export const Inspection = z.strictObject({
  findings: z
    .array(z.strictObject({ item: InspectionItem, passed: z.boolean(), note: prose(300).default('') }))
    .min(1)
    .max(InspectionItem.options.length),
});
export type Inspection = z.output<typeof Inspection>;

/** A number plate as it is written, in capitals; without a day it was registered today. */
export const Registration = z.strictObject({
  number: text(20)
    .toUpperCase()
    .regex(/^[\p{Lu}\d][\p{Lu}\d .-]{2,18}[\p{Lu}\d]$/u),
  registeredOn: Day.optional(),
  rowVersion: z.int().min(1).optional(),
});
export type Registration = z.output<typeof Registration>;

/** Both days are within. */
export const Insurance = z.strictObject({
  provider: text(120),
  policyNumber: text(60),
  cover: text(200),
  from: Day,
  to: Day,
  rowVersion: z.int().min(1).optional(),
});
export type Insurance = z.output<typeof Insurance>;

const OneTask = z.strictObject({ taskId: z.uuid() });

/** Everything that can be asked of the preparation of a car. */
export const preparationApi = defineApi({
  base: '/sales/preparations',
  operations: {
    list: {
      method: 'GET',
      path: '',
      does: 'List the cars that are prepared',
      may: 'preparation.read',
      query: PreparationSearch,
      returns: page(PreparationRow),
    },
    get: {
      method: 'GET',
      path: '/:id',
      does: 'Read the preparation of a car',
      may: 'preparation.read',
      params: Id,
      returns: PreparationView,
    },
    inspect: {
      method: 'POST',
      path: '/:id/inspect',
      does: 'Note what the inspection found',
      may: 'preparation.write',
      params: Id,
      body: Inspection,
      returns: PreparationView,
    },
    fit: {
      method: 'POST',
      path: '/:id/fit',
      does: 'An accessory is fitted',
      may: 'preparation.write',
      params: Id,
      body: OneTask,
      returns: PreparationView,
    },
    register: {
      method: 'POST',
      path: '/:id/register',
      does: 'Record the registration number',
      may: 'preparation.write',
      params: Id,
      body: Registration,
      returns: PreparationView,
    },
    insure: {
      method: 'POST',
      path: '/:id/insure',
      does: 'Record the insurance',
      may: 'preparation.write',
      params: Id,
      body: Insurance,
      returns: PreparationView,
    },
    waive: {
      method: 'POST',
      path: '/:id/waive',
      does: 'A task is not needed, and why',
      may: 'preparation.write',
      params: Id,
      body: OneTask.extend({ reason: text(300) }),
      returns: PreparationView,
    },
    reopen: {
      method: 'POST',
      path: '/:id/reopen',
      does: 'A task has to be done again',
      may: 'preparation.write',
      params: Id,
      body: OneTask,
      returns: PreparationView,
    },
  },
});

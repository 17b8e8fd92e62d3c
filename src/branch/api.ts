import { z } from 'zod';
import { CurrencyCode, defineApi, Id, text } from '#platform/domain/api.ts';
import { BranchSettings, BranchSettingsChange, timeZones } from './domain/branch.ts';
import { setupSteps } from './setup/domain/setup.ts';

const LocaleCode = z.enum(['en', 'vi']);
const Country = z.enum(['VN', 'IN']);

export const BranchView = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  address: z.string(),
  phone: z.string().nullable(),
  currency: CurrencyCode,
  timeZone: z.string(),
  locale: LocaleCode,
  country: Country,
  area: z.string(),
  active: z.boolean(),
  /** Only for those who may see cost and margin: the settings hold the cost ratios. */
  settings: BranchSettings.optional(),
});

export const BranchDraft = z.strictObject({
  code: z.string().regex(/^[a-z0-9]{2,8}$/),
  name: text(120),
  address: text(300),
  phone: text(30).nullable().default(null),
  currency: CurrencyCode,
  timeZone: z.enum(timeZones),
  locale: LocaleCode,
  country: Country,
  area: text(20),
  settings: BranchSettingsChange.optional(),
});

export const BranchChange = BranchDraft.omit({ code: true }).partial().extend({ active: z.boolean().optional() });

/** What a new company needs before it can sell, and whether it is there. */
export const SetupView = z.object({ steps: z.array(z.object({ step: z.enum(setupSteps), done: z.boolean() })) });

/** Branches with their currency, zone, language and settings. */
export const branchApi = defineApi({
  base: '/branches',
  operations: {
    list: {
      method: 'GET',
      path: '',
      does: 'List the branches that one may see',
      may: 'branch.read',
      returns: z.object({ items: z.array(BranchView) }),
    },
    setup: { method: 'GET', path: '/setup', does: 'What a new company still needs', may: 'branch.write', returns: SetupView },
    get: { method: 'GET', path: '/:id', does: 'Read a branch', may: 'branch.read', params: Id, returns: BranchView },
    open: { method: 'POST', path: '', does: 'Open a branch', may: 'branch.write', body: BranchDraft, returns: BranchView },
    change: {
      method: 'PATCH',
      path: '/:id',
      does: 'Change a branch and its settings',
      may: 'branch.write',
      params: Id,
      body: BranchChange,
      returns: BranchView,
    },
  },
});

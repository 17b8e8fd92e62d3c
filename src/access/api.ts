import { z } from 'zod';
import { CurrencyCode, defineApi, Id, Instant, Nothing, text } from '#platform/domain/api.ts';
import { roleNames } from './domain/roles.ts';

const RoleName = z.enum(roleNames);
const LocaleCode = z.enum(['en', 'vi']);
export const RoleGrant = z.strictObject({ role: RoleName, branchId: z.uuid().nullable() });

/** A branch as everyone who works there knows it. */
export const MyBranch = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  currency: CurrencyCode,
  timeZone: z.string(),
  locale: LocaleCode,
  country: z.enum(['VN', 'IN']),
  area: z.string(),
});

export const Me = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  locale: LocaleCode,
  roles: z.array(RoleGrant),
  branches: z.array(MyBranch),
  /** By permission, the branches it reaches; `*` is every branch. */
  permissions: z.record(z.string(), z.array(z.string())),
  demo: z.boolean(),
});

export const PersonView = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  locale: LocaleCode,
  roles: z.array(RoleGrant),
  disabledAt: Instant.nullable(),
  createdAt: Instant,
});

export const Invitation = z.strictObject({
  name: text(120),
  email: z.email().max(200),
  locale: LocaleCode.default('vi'),
  roles: z.array(RoleGrant).min(1).max(20),
});
export const PersonChange = z.strictObject({
  name: text(120).optional(),
  locale: LocaleCode.optional(),
  roles: z.array(RoleGrant).max(20).optional(),
});

/** Passwords are between 12 and 128 characters; no other rule (NIST SP 800-63B). */
export const Password = z.string().min(12).max(128);

export const KeyView = z.object({
  id: z.uuid(),
  label: z.string(),
  start: z.string(),
  createdAt: Instant,
  endedAt: Instant.nullable(),
  lastUsedAt: Instant.nullable(),
});

/** What anyone may ask before signing in, and what one may ask of oneself. */
export const accessApi = defineApi({
  base: '/access',
  operations: {
    welcome: {
      method: 'GET',
      path: '/welcome',
      does: 'What the sign-in page needs to know',
      may: 'anyone',
      returns: z.object({
        company: z.string().nullable(),
        demo: z.boolean(),
        mail: z.boolean(),
        needsAdministrator: z.boolean(),
        people: z.array(z.object({ email: z.string(), name: z.string(), role: RoleName, branch: z.string().nullable() })),
      }),
    },
    firstAdministrator: {
      method: 'POST',
      path: '/first-administrator',
      does: 'Create the company and its first administrator, once',
      may: 'anyone',
      body: z.strictObject({ company: text(120), name: text(120), email: z.email().max(200), password: Password }),
      returns: Nothing,
    },
    me: { method: 'GET', path: '/me', does: 'Who I am and what I may', may: 'signed-in', returns: Me },
    changeMe: {
      method: 'PATCH',
      path: '/me',
      does: 'Change my name or language',
      may: 'signed-in',
      body: PersonChange.omit({ roles: true }),
      returns: Me,
    },
    keys: { method: 'GET', path: '/keys', does: 'List my API keys', may: 'signed-in', returns: z.object({ items: z.array(KeyView) }) },
    createKey: {
      method: 'POST',
      path: '/keys',
      does: 'Make an API key; it is shown once',
      may: 'signed-in',
      body: z.strictObject({ label: text(80) }),
      returns: KeyView.extend({ key: z.string() }),
    },
    endKey: { method: 'POST', path: '/keys/:id/end', does: 'End an API key', may: 'signed-in', params: Id, returns: KeyView },
  },
});

/** The people who sign in, for the administrator. */
export const peopleApi = defineApi({
  base: '/people',
  operations: {
    list: { method: 'GET', path: '', does: 'List people', may: 'person.read', returns: z.object({ items: z.array(PersonView) }) },
    invite: {
      method: 'POST',
      path: '',
      does: 'Invite a person; the answer carries the link to set a password where no e-mail is configured',
      may: 'person.write',
      body: Invitation,
      returns: PersonView.extend({ setPasswordUrl: z.string().nullable() }),
    },
    change: {
      method: 'PATCH',
      path: '/:id',
      does: 'Change a person or their roles',
      may: 'person.write',
      params: Id,
      body: PersonChange,
      returns: PersonView,
    },
    disable: {
      method: 'POST',
      path: '/:id/disable',
      does: 'Disable a person; their sessions end at once',
      may: 'person.write',
      params: Id,
      returns: PersonView,
    },
    enable: {
      method: 'POST',
      path: '/:id/enable',
      does: 'Let a disabled person in again',
      may: 'person.write',
      params: Id,
      returns: PersonView,
    },
  },
});

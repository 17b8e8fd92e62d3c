import type { ConstraintRefusals } from '#platform/server/problem.ts';
import { type Routes, routes } from '#platform/server/serve.ts';
import { accessApi, peopleApi } from '../api.ts';
import { refuseAccess } from '../domain/refusals.ts';
import { resetUrl } from './authentication.ts';
import { invitationMail } from './jobs.ts';
import { findMe, findPerson, findWelcome, listKeys, listPeople } from './queries.ts';
import { addFirstAdministrator, changePerson, createKey, endKey, invite, setDisabled } from './service.ts';

/** What the routes need of the sign-in: whether mail can be sent, the site's address, and to forget what was remembered of people. */
export type SignIn = { mail: boolean; publicUrl: string; forget: () => void };

export const accessRoutes = (signIn: SignIn): Routes[] => [
  routes(accessApi, {
    welcome: async (ctx) => ({ ...(await findWelcome(ctx)), mail: signIn.mail }),
    firstAdministrator: (ctx, { body }) => addFirstAdministrator(ctx, body),
    me: (ctx) => findMe(ctx),
    changeMe: async (ctx, { body }) => {
      ctx.afterCommit.push(signIn.forget);
      await changePerson(ctx, ctx.actor.id, body);
      return findMe(ctx);
    },
    keys: async (ctx) => ({ items: await listKeys(ctx) }),
    createKey: (ctx, { body }) => createKey(ctx, body.label),
    endKey: (ctx, { params }) => {
      ctx.afterCommit.push(signIn.forget);
      return endKey(ctx, params.id);
    },
  }),
  routes(peopleApi, {
    list: async (ctx) => ({ items: await listPeople(ctx) }),
    invite: async (ctx, { body }) => {
      const { id, token } = await invite(ctx, body);
      const url = resetUrl(signIn.publicUrl, token);
      if (signIn.mail) await ctx.queue.send(ctx.tx, invitationMail, { personId: id, url });
      return { ...(await findPerson(ctx, id)), setPasswordUrl: signIn.mail ? null : url };
    },
    change: (ctx, { params, body }) => {
      ctx.afterCommit.push(signIn.forget);
      return changePerson(ctx, params.id, body);
    },
    disable: (ctx, { params }) => {
      ctx.afterCommit.push(signIn.forget);
      return setDisabled(ctx, params.id, true);
    },
    enable: (ctx, { params }) => setDisabled(ctx, params.id, false),
  }),
];

export const constraints: ConstraintRefusals = { people_email_key: () => refuseAccess('email-taken') };

import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { betterAuth } from 'better-auth/minimal';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { v7 as uuid } from 'uuid';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Config } from '#platform/server/config.ts';
import type { Database } from '#platform/server/database.ts';
import type { Mailer } from '#platform/server/mail.ts';
import { accounts, people, rateLimits, sessions, verifications } from './tables.ts';
import { resetMail } from './words.ts';

/** The page on which a person chooses a password. */
export const resetUrl = (publicUrl: string, token: string) => `${publicUrl}/reset-password?token=${encodeURIComponent(token)}`;

const clientAddress = 'x-client-address';

/** The sign-in library: e-mail and password, sessions in the database, no public sign-up. */
export function authentication(database: Database, config: Config, secret: string, publicUrl: string, mailer: Mailer | undefined) {
  return betterAuth({
    appName: 'Forecourt',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    trustedOrigins: [publicUrl],
    telemetry: { enabled: false },
    database: drizzleAdapter(database.db, {
      provider: 'pg',
      schema: { user: people, session: sessions, account: accounts, verification: verifications, rateLimit: rateLimits },
    }),
    user: { additionalFields: { locale: { type: 'string', input: false, required: false } } },
    session: { expiresIn: 60 * 60 * 24 * 7, updateAge: 60 * 60 * 12, cookieCache: { enabled: false } },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 60 * 60,
      sendResetPassword: async ({ user, token }) => {
        const locale = (user as { locale?: string }).locale === 'en' ? 'en' : 'vi';
        await mailer?.send({ to: { name: user.name, address: user.email }, ...resetMail(locale, resetUrl(publicUrl, token)) });
      },
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 120,
      customRules: {
        '/sign-in/email': { window: 60, max: config.SIGN_IN_LIMIT },
        '/request-password-reset': { window: 60, max: Math.min(5, config.SIGN_IN_LIMIT) },
      },
    },
    advanced: {
      cookiePrefix: 'forecourt',
      useSecureCookies: publicUrl.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [clientAddress] },
      database: { generateId: () => uuid() },
    },
    logger: { disabled: true },
  });
}

export type Authentication = ReturnType<typeof authentication>;

/** What of the library is reachable; the rest of its paths do not exist here. */
const open = ['/sign-in/email', '/sign-out', '/request-password-reset', '/reset-password', '/change-password', '/get-session'];

/** Puts the library's paths on the server, telling it the true client address. */
export function serveAuthentication(app: FastifyInstance, auth: Authentication, publicUrl: string, ended: () => void) {
  for (const path of open)
    app.route({
      method: path === '/get-session' ? 'GET' : 'POST',
      url: `/api/auth${path}`,
      schema: { hide: true } as object,
      handler: async (request, reply) => {
        const answer = await auth.handler(requestOf(request, publicUrl));
        if (answer.status >= 500) throw refusePlatform('unavailable');
        ended();
        reply.code(answer.status);
        for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value);
        for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie);
        return reply.send(answer.body ? await answer.text() : null);
      },
    });
}

export function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === 'string') headers.set(name, value);
  headers.set(clientAddress, request.ip);
  return headers;
}

function requestOf(request: FastifyRequest, publicUrl: string): Request {
  const headers = headersOf(request);
  headers.delete('content-length');
  const body = request.method === 'POST' ? JSON.stringify(request.body ?? {}) : undefined;
  if (body) headers.set('content-type', 'application/json');
  return new Request(new URL(request.url, publicUrl), { method: request.method, headers, body });
}

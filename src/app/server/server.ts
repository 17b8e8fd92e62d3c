import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { v7 as uuid } from 'uuid';
import { authentication, serveAuthentication } from '#access/server/authentication.ts';
import { clockActor } from '#access/server/scope.ts';
import { anyone, sessionsOf } from '#access/server/sessions.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Config } from '#platform/server/config.ts';
import type { Context, Ground, Queue } from '#platform/server/context.ts';
import { type Database, transact } from '#platform/server/database.ts';
import { listen } from '#platform/server/events.ts';
import { openFiles } from '#platform/server/files.ts';
import { finish } from '#platform/server/idempotency.ts';
import { mailer } from '#platform/server/mail.ts';
import { bugProblem, problemOf, refusalOf } from '#platform/server/problem.ts';
import { sealOf } from '#platform/server/seal.ts';
import { contextOf, localeOf, type Serving, serve } from '#platform/server/serve.ts';
import { allConstraints, allReactions, allRoutes, permissionNames } from './compose.ts';
import { serveHealth } from './health.ts';
import { serveWeb } from './web.ts';

export type Parts = {
  config: Config;
  database: Database;
  queue: Queue;
  secret: string;
  publicUrl: string;
  ground?: Ground;
  log?: FastifyBaseLogger;
};

export const realGround: Ground = { now: () => Temporal.Now.instant(), newId: () => uuid() };

/** The whole server: API, sign-in, documents, health and the web, on one address. */
export async function buildServer({ config, database, queue, secret, publicUrl, ground = realGround, log }: Parts) {
  const app: FastifyInstance = fastify({
    ...(log ? { loggerInstance: log } : {}),
    logController: new AnswerLog(),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: config.TRUST_PROXY,
    bodyLimit: 1_048_576,
    forceCloseConnections: 'idle',
    frameworkErrors: (_, request, reply) => answerNowhere(request, reply),
    routerOptions: { maxParamLength: 200, querystringParser: (text) => Object.fromEntries(new URLSearchParams(text)) },
  });
  app.setValidatorCompiler(() => (value) => ({ value }));
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  app.removeContentTypeParser('text/plain');
  answerProblems(app);
  await secure(app, config);
  await app.register(multipart);
  await app.register(compress, { threshold: 1024 });
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Forecourt', version: '1', description: 'Vehicle sales management.' } },
    transform: jsonSchemaTransform,
  });
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true });

  const post = mailer(config);
  const auth = authentication(database, config, secret, publicUrl, post);
  const sessions = sessionsOf(database, auth);
  listen(allReactions);
  serveAuthentication(app, auth, publicUrl, sessions.forget);
  const serving: Serving = {
    ...{ database, ground, queue, files: openFiles(config), seal: sealOf(secret) },
    ...{ permissions: permissionNames, authenticate: sessions.authenticate, anyone: anyone() },
  };
  const forget = () => {
    sessions.forget();
    void database.pool.query("select pg_notify('access', '')").catch(() => undefined);
  };
  for (const one of allRoutes({ mail: post !== undefined, publicUrl, forget })) serve(app, serving, one);
  app.get('/api/openapi.json', { schema: { hide: true } as object }, () => app.swagger());
  const health = serveHealth(app, database, config);
  if (config.WEB) await serveWeb(app);

  const inside = (work: (ctx: Context) => Promise<void>) =>
    transact(database.db, async (tx) => {
      const ctx = contextOf(serving, { tx, actor: clockActor(), locale: 'en', requestId: randomUUID(), afterCommit: [] });
      await work(ctx);
      await finish(ctx);
    });
  return { app, inside, forget: sessions.forget, mailer: post, drain: health.drain };
}

export type Server = Awaited<ReturnType<typeof buildServer>>;

function answerProblems(app: FastifyInstance) {
  app.setErrorHandler((error, request, reply) => {
    const { locale } = request;
    const refusal = refusalOf(error, allConstraints);
    const problem = refusal ? problemOf(refusal, locale, request.id) : bugProblem(locale, request.id);
    if (!refusal) request.log.error({ err: error }, 'bug');
    if (problem.status === 503) reply.header('retry-after', '2');
    return reply.code(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  });
  app.setNotFoundHandler(answerNowhere);
}

/** There is nothing at this address, or nothing can be. */
function answerNowhere(request: FastifyRequest, reply: FastifyReply) {
  const locale = request.locale ?? localeOf(request); // an address that Fastify itself refuses comes without one
  const problem = problemOf(refusePlatform('not-found'), locale, request.id);
  return reply.code(404).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}

async function secure(app: FastifyInstance, config: Config) {
  app.decorateRequest('locale', 'en');
  app.addHook('onRequest', (request, reply, done) => {
    request.locale = localeOf(request);
    reply.header('x-request-id', request.id);
    if (request.url.startsWith('/api')) reply.header('cache-control', 'no-store');
    const { origin } = request.headers;
    const foreign = origin && request.method !== 'GET' && !sameHost(origin, request.host);
    done(foreign ? refusePlatform('other-origin') : undefined);
  });
  await app.register(helmet, {
    global: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    ...{ xDnsPrefetchControl: false, xDownloadOptions: false, xPermittedCrossDomainPolicies: false, xXssProtection: false }, // of browsers long gone
    strictTransportSecurity: config.PUBLIC_URL?.startsWith('https:') ? { maxAge: 31_536_000 } : false,
  });
  guardAnswers(app);
  await app.register(rateLimit, {
    max: config.RATE_LIMIT,
    timeWindow: 60_000,
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    keyGenerator: (request) => request.headers.cookie ?? String(request.headers['x-api-key'] ?? request.ip),
  });
}

/** One line for each answer. */
class AnswerLog extends LogController {
  override incomingRequest() {
    return undefined;
  }

  override requestCompleted(
    error: Error | null | undefined,
    { log, method, url }: FastifyRequest,
    { statusCode, elapsedTime }: FastifyReply,
  ) {
    const line = { method, path: url.split('?')[0], status: statusCode, ms: Math.round(elapsedTime * 10) / 10 };
    if (error) log.error({ ...line, err: error }, 'broken off');
    else log.info(line, 'answered');
  }
}

/** The security headers of everything but the page, which has its own with a nonce; they never change, so they are made once. */
function guardAnswers(app: FastifyInstance) {
  let guards: Record<string, string> | undefined;
  app.addHook('onRequest', (request, reply, done) => {
    if ('helmet' in request.routeOptions.config) return done();
    if (guards) {
      reply.headers(guards);
      return done();
    }
    Promise.resolve(reply.helmet()).then(() => {
      guards = Object.fromEntries(Object.entries(reply.raw.getHeaders()).map(([name, value]) => [name, String(value)]));
      done();
    }, done);
  });
}

function sameHost(origin: string, host: string): boolean {
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}

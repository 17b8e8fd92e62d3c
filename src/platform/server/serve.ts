import '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type Actor, can } from '../domain/actor.ts';
import type { Answer, Api, Given, Operation } from '../domain/api.ts';
import type { Locale } from '../domain/refusal.ts';
import { refusePlatform } from '../domain/refusals.ts';
import type { Context, Ground, Queue } from './context.ts';
import { type Database, type Transaction, transact } from './database.ts';
import type { Files } from './files.ts';
import { AnsweredBefore, finish, hashOf, lastOf, onceFor } from './idempotency.ts';
import { check } from './problem.ts';
import type { Seal } from './seal.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The language of whoever reads the answer: as asked for, else the person's own. */
    locale: Locale;
  }
}

/** A file as an answer. */
export type FileAnswer = { name: string; type: string; content: Buffer; inline?: boolean };
/** One uploaded file as a body. */
export type Upload = { name: string; content: Buffer };

type Handler<O extends Operation> = (
  ctx: Context,
  given: O extends { upload: number } ? Omit<Given<O>, 'body'> & { body: Upload } : Given<O>,
) => Promise<O extends { file: string } ? FileAnswer : Answer<O>>;

export type Routes = { api: Api; handlers: Record<string, Handler<Operation>> };

/** Binds each operation of an api to the function that answers it. */
export const routes = <A extends Api>(api: A, handlers: { [K in keyof A['operations']]: Handler<A['operations'][K]> }): Routes => ({
  api,
  handlers: handlers as unknown as Routes['handlers'],
});

export type Serving = {
  database: Database;
  ground: Ground;
  queue: Queue;
  files: Files;
  seal: Seal;
  permissions: ReadonlySet<string>;
  authenticate: (request: FastifyRequest) => Promise<Actor | undefined>;
  anyone: Actor;
};

export const localeOf = (request: FastifyRequest, fallback: Locale = 'en'): Locale => {
  const asked = request.headers['accept-language']?.slice(0, 2);
  return asked === 'vi' || asked === 'en' ? asked : fallback;
};

/** Puts an api on the server. Refuses to start where an operation has no permission that exists. */
export function serve(app: FastifyInstance, serving: Serving, { api, handlers }: Routes) {
  for (const [name, operation] of Object.entries(api.operations)) {
    const { may } = operation;
    if (may !== 'anyone' && may !== 'signed-in' && !serving.permissions.has(may))
      throw new Error(`${api.base} ${name}: there is no permission "${may}"`);
    const handler = handlers[name];
    if (!handler) throw new Error(`${api.base} ${name} has no handler`);
    app.route({
      method: operation.method,
      url: `/api${api.base}${operation.path}`,
      schema: schemaOf(api, name, operation),
      handler: (request, reply) => answer(serving, operation, handler, request, reply),
    });
  }
}

const schemaOf = (api: Api, name: string, operation: Operation) => ({
  summary: operation.does,
  operationId: `${api.base.split('/').slice(1).join('.')}.${name}`,
  tags: [api.base.slice(1)],
  ...(operation.params ? { params: operation.params } : {}),
  ...(operation.query ? { querystring: operation.query } : {}),
  ...(operation.body ? { body: operation.body } : {}),
  ...(operation.file ? {} : { response: { 200: operation.returns } }),
});

async function answer(serving: Serving, operation: Operation, handler: Handler<Operation>, request: FastifyRequest, reply: FastifyReply) {
  const person = await serving.authenticate(request);
  const locale = localeOf(request, person?.locale);
  request.locale = locale;
  if (operation.may !== 'anyone') {
    if (!person) throw refusePlatform('sign-in-needed');
    if (operation.may !== 'signed-in' && !can(person, operation.may)) throw refusePlatform('not-permitted', { permission: operation.may });
  }
  const actor = person ?? serving.anyone;
  const given = await read(operation, request, locale);
  const key = operation.method === 'POST' && person ? request.headers['idempotency-key'] : undefined;
  if (key !== undefined && (typeof key !== 'string' || key.length > 200 || key.length === 0))
    throw refusePlatform('bad-input', {}, [{ at: '/headers/idempotency-key', says: '1–200' }]);
  const keyed = key ? { key, hash: hashOf(request.method, request.url, uploadless(given)) } : undefined;

  const afterCommit: Context['afterCommit'] = [];
  const origin = { ip: request.ip, agent: (request.headers['user-agent'] ?? '').slice(0, 300) };
  const inside = (tx: Transaction) => contextOf(serving, { tx, actor, locale, requestId: request.id, origin, afterCommit });
  const bodyOf = (value: unknown) => JSON.stringify((operation.returns as z.ZodType).parse(value));
  if (operation.method === 'GET' && !operation.file) {
    const value = await handler(inside(serving.database.reading), given as never);
    return send(reply, { status: 200, body: bodyOf(value) });
  }
  const result = await transact(serving.database.db, async (tx, closing) => {
    const ctx = inside(tx);
    const value = await onceFor(ctx, keyed, () => handler(ctx, given as never));
    if (operation.file) {
      if (ctx.events.length > 0) await finish(ctx);
      return value as FileAnswer;
    }
    const done = { status: operation.method === 'POST' && operation.path === '' ? 201 : 200, body: bodyOf(value) };
    const last = lastOf(ctx, keyed, done);
    if (last) closing(last);
    return done;
  }).catch(firstAnswer);
  for (const done of afterCommit) done();
  return send(reply, result);
}

function firstAnswer(error: unknown) {
  if (error instanceof AnsweredBefore) return error.first;
  throw error;
}

/** What one transaction carries. */
export const contextOf = (
  serving: Pick<Serving, 'ground' | 'queue' | 'files' | 'seal'>,
  one: Pick<Context, 'tx' | 'actor' | 'locale' | 'requestId' | 'origin' | 'afterCommit'>,
): Context => {
  const { ground, queue, files, seal } = serving;
  return { ...one, now: ground.now(), newId: ground.newId, queue, files, seal, events: [], rows: [] };
};

function send(reply: FastifyReply, result: FileAnswer | { status: number; body: string }) {
  if ('body' in result) return reply.code(result.status).type('application/json; charset=utf-8').send(result.body);
  const disposition = `${result.inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(result.name)}`;
  if (!result.inline) reply.header('content-security-policy', "default-src 'none'; sandbox");
  return reply
    .type(result.type)
    .header('content-disposition', disposition)
    .header('cache-control', 'private, no-store')
    .send(result.content);
}

async function read(operation: Operation, request: FastifyRequest, locale: Locale) {
  const params = operation.params?.safeParse(request.params);
  if (params && !params.success) throw refusePlatform('not-found');
  const query = operation.query ? check(operation.query, request.query, locale) : undefined;
  if (operation.upload) return { params: params?.data, query, body: await uploaded(request, operation.upload) };
  const body = operation.body ? check(operation.body, request.body === undefined ? {} : request.body, locale) : undefined;
  return { params: params?.data, query, body };
}

async function uploaded(request: FastifyRequest, most: number): Promise<Upload> {
  if (!request.isMultipart()) throw refusePlatform('wrong-content-type');
  const part = await request.file({ limits: { fileSize: most, files: 1, fields: 0 } });
  if (!part) throw refusePlatform('bad-input', {}, [{ at: '/file', says: 'file' }]);
  const content = await part.toBuffer();
  if (part.file.truncated) throw refusePlatform('too-large'); // toBuffer misses a limit met in the very last chunk
  return { name: part.filename, content };
}

const uploadless = (given: Awaited<ReturnType<typeof read>>) =>
  given.body && typeof given.body === 'object' && 'content' in given.body && Buffer.isBuffer(given.body.content)
    ? given.body.content.toString('base64')
    : given.body;

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { refusePlatform } from '#platform/domain/refusals.ts';

const folder = fileURLToPath(new URL('../../../dist/web', import.meta.url));

/** Serves the built web: hashed assets for ever, and the one page for every path that is not the API's. */
export async function serveWeb(app: FastifyInstance) {
  if (!existsSync(`${folder}/index.html`)) return;
  const page = readFileSync(`${folder}/index.html`, 'utf8');
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    wildcard: false,
    preCompressed: true,
    setHeaders: (reply, path) =>
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
  });
  const answer = (reply: FastifyReply) =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page.replaceAll('__CSP_NONCE__', reply.cspNonce.style));
  const paged = { schema: { hide: true } as object, helmet: { enableCSPNonces: true } };
  app.get('/', paged, (_, reply) => answer(reply));
  app.get('/*', paged, (request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    if (/^\/(api|assets|problems)(\/|$)/.test(path) || /\.\w+$/.test(path)) throw refusePlatform('not-found');
    return answer(reply);
  });
}

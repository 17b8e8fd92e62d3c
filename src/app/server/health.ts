import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Config } from '#platform/server/config.ts';
import type { Database } from '#platform/server/database.ts';
import { pendingMigrations } from '#platform/server/migrate.ts';

/** `/healthz` (alive), `/readyz` (database answers, migrations done, not stopping), `/metrics` (Prometheus, from this machine or with the token). */
export function serveHealth(app: FastifyInstance, database: Database, config: Config) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'http_request_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  new Gauge({
    name: 'database_connections',
    help: 'Open connections of the pools, for writing and for reading',
    registers: [registry],
    collect() {
      this.set(database.pool.totalCount + database.reading.$client.totalCount);
    },
  });
  let draining = false;

  app.addHook('onResponse', async (request, reply) => {
    durations.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
  });
  const hidden = { schema: { hide: true } as object };
  app.get('/healthz', hidden, async () => ({ alive: true }));
  app.get('/readyz', hidden, async (_, reply) => {
    const pending = draining ? -1 : await pendingMigrations(database.pool).catch(() => -1);
    if (pending !== 0)
      return reply.code(503).send({ ready: false, reason: draining ? 'stopping' : pending > 0 ? 'migrations' : 'database' });
    return { ready: true };
  });
  app.get('/metrics', hidden, async (request, reply) => {
    const token = config.METRICS_TOKEN && request.headers.authorization === `Bearer ${config.METRICS_TOKEN}`;
    if (!token && !/^(127\.|::1$|::ffff:127\.)/.test(request.ip)) throw refusePlatform('not-found');
    return reply.type(registry.contentType).send(await registry.metrics());
  });
  return {
    drain: () => {
      draining = true;
    },
  };
}

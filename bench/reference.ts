import fastify from 'fastify';
import pg from 'pg';
import { convertRoute } from './reference/convert.ts';
import { createRoute } from './reference/create.ts';
import { readRoutes } from './reference/read.ts';
import { saleRoutes } from './reference/sale.ts';

/** What the same work costs at its least: Fastify and SQL written by hand, without sign-in, permission or a second thought. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day);
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 8 });
pool.on('error', () => undefined);
const app = fastify();

app.get('/readyz', async () => {
  await pool.query('select 1');
  return { ready: true };
});
app.post('/empty', async () => ({}));
readRoutes(app, pool);
createRoute(app, pool);
convertRoute(app, pool);
saleRoutes(app, pool, process.env.DATA_DIR ?? 'data');

await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
process.once('SIGTERM', async () => {
  await app.close();
  await pool.end();
});

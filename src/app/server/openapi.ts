import { readConfig } from '#platform/server/config.ts';
import { connect } from '#platform/server/database.ts';
import { buildServer } from './server.ts';

/** The OpenAPI document of the whole API, made without a database. */
export async function openApi(): Promise<object> {
  const config = readConfig({ LOG_LEVEL: 'silent' });
  const database = connect('postgres://nobody@127.0.0.1:1/none');
  const { app } = await buildServer({
    config,
    database,
    queue: { send: async () => undefined, wake: () => undefined },
    secret: 'x'.repeat(32),
    publicUrl: 'http://localhost',
  });
  await app.ready();
  const document = app.swagger();
  await app.close();
  await database.close();
  return document;
}

import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { generateDrizzleJson, generateMigration, reconstruct } from 'drizzle-kit/api-postgres';
import { conclude } from './probes.ts';

const paths = globSync('src/**/server/tables.ts').sort();
const modules = await Promise.all(paths.map((path) => import(resolve(path)) as Promise<object>));
const exported = Object.fromEntries(
  modules.flatMap((one, at) => Object.entries(one).map(([name, value]) => [`${paths[at]} ${name}`, value as unknown])),
);
const snapshots = globSync('migrations/*/snapshot.json').sort();
const migrated = await reconstruct(Object.fromEntries(snapshots.map((path) => [path, JSON.parse(readFileSync(path, 'utf8')) as unknown])));
const missing = await generateMigration(migrated, await generateDrizzleJson(exported));
conclude(
  missing.map((statement) => `the migrations lack: ${statement} (run npx drizzle-kit generate and commit the migration)`),
  `${snapshots.length} migrations make the tables of the code`,
);

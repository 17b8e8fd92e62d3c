import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { generateDrizzleJson } from 'drizzle-kit/api';
import { conclude } from './probes.ts';

type Snapshot = { tables: object; enums: object; sequences: object; views: object };

/** What a snapshot holds, each with its kind: `table public.bookings`. */
const contents = (snapshot: Snapshot) =>
  new Map<string, unknown>(
    Object.entries({ table: snapshot.tables, enum: snapshot.enums, sequence: snapshot.sequences, view: snapshot.views }).flatMap(
      ([kind, all]) => Object.entries(all).map(([name, one]) => [`${kind} ${name}`, one as unknown]),
    ),
  );

const paths = globSync('src/**/server/tables.ts').sort();
const modules = await Promise.all(paths.map((path) => import(resolve(path)) as Promise<object>));
const exported = Object.fromEntries(
  modules.flatMap((one, at) => Object.entries(one).map(([name, value]) => [`${paths[at]} ${name}`, value as unknown])),
);
const code = contents(JSON.parse(JSON.stringify(generateDrizzleJson(exported))) as Snapshot);
const newest = globSync('migrations/meta/*_snapshot.json').sort().at(-1);
const migrated = newest ? contents(JSON.parse(readFileSync(newest, 'utf8')) as Snapshot) : new Map<string, unknown>();

const names = [...new Set([...code.keys(), ...migrated.keys()])].sort();
const changed = names.filter((name) => !isDeepStrictEqual(code.get(name), migrated.get(name)));
conclude(
  changed.map((name) => `${name} in the code is not what the migrations make of it: run npx drizzle-kit generate and commit the migration`),
  `${names.length} tables, as the newest migration leaves them`,
);

import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Front, permissionsPage, type Roles } from './generated/permissions.ts';
import { type Catalogue, problemsPage } from './generated/problems.ts';
import { type Life, statesPage } from './generated/states.ts';
import { conclude } from './probes.ts';

/** Writes what is generated from the code into `docs/generated`; with `--check` only says what there is out of date. */
const folder = 'docs/generated';
const openApiPath = 'src/app/server/openapi.ts';

type Exported = { path: string; name: string; value: unknown };

/** All that the files of that role export, wherever they stand. */
async function exportsOf(role: string): Promise<Exported[]> {
  const paths = globSync([`src/*/${role}`, `src/*/*/${role}`]).sort();
  const modules = await Promise.all(
    paths.map(async (path) => ({ path, module: (await import(resolve(path))) as Record<string, unknown> })),
  );
  return modules.flatMap(({ path, module }) => Object.entries(module).map(([name, value]) => ({ path, name, value })));
}

const has = (value: unknown, ...fields: string[]): boolean =>
  typeof value === 'object' && value !== null && fields.every((field) => Object.hasOwn(value, field));

async function openApiPage(): Promise<string | undefined> {
  if (!existsSync(openApiPath)) return undefined;
  const { openApi } = (await import(resolve(openApiPath))) as { openApi: () => Promise<object> };
  return `${JSON.stringify(await openApi(), null, 2)}\n`;
}

async function pagesFromCode(): Promise<Record<string, string>> {
  const lives = (await exportsOf('domain/states.ts'))
    .filter(
      ({ name, value }) =>
        name.endsWith('Moves') && has(value) && Object.values(value as object).every((move) => has(move, 'from', 'to', 'may')),
    )
    .map(({ name, value }) => ({ name: name.slice(0, -'Moves'.length), life: value as Life }));
  const refusals = (await exportsOf('domain/refusals.ts')).filter(({ value }) => has(value, 'noun', 'catalogue'));
  const fronts = (await exportsOf('api.ts')).filter(({ value }) => has(value, 'base', 'operations')).map(({ value }) => value as Front);
  const { permissions, roles } = (await import(resolve('src/access/domain/roles.ts'))) as { permissions: readonly string[]; roles: Roles };
  return {
    'states.md': statesPage(lives),
    'permissions.md': permissionsPage(permissions, roles, fronts, lives),
    'problems.md': problemsPage(refusals.map(({ value }) => value as Catalogue)),
  };
}

/** The pages, or in one sentence why there are none: half-written code must not hide what else is out of date. */
const attempt = <T>(what: string, making: Promise<T>) =>
  making.catch((error: unknown) => `${what} cannot be made: ${error instanceof Error ? error.message : String(error)}`);

const made = await attempt('states.md, permissions.md and problems.md', pagesFromCode());
const described = await attempt(
  'openapi.json',
  openApiPage().then((text) => (text === undefined ? {} : { 'openapi.json': text })),
);
const broken = [made, described].filter((one) => typeof one === 'string');
const pages = Object.entries<string>(Object.assign({}, ...[made, described].filter((one) => typeof one !== 'string')));
const stale = pages.filter(([name, text]) => !existsSync(join(folder, name)) || readFileSync(join(folder, name), 'utf8') !== text);
const notice = existsSync(openApiPath) ? '' : `; ${openApiPath} is not there, so openapi.json is left out`;

if (process.argv.includes('--check')) {
  const complaints = stale.map(([name]) => `${folder}/${name} is not what the code says: run npm run generate and commit it`);
  conclude([...broken, ...complaints], `${pages.length} pages${notice}`);
} else {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of stale) writeFileSync(join(folder, name), text);
  conclude(broken, `${stale.length === 0 ? 'nothing changed' : stale.map(([name]) => `${folder}/${name}`).join(', ')}${notice}`);
}
// Composing the server for its description may leave timers behind.
process.exit();

import ts from 'typescript';
import type { Probed } from '../probes.ts';

export type PhraseRule = Probed & {
  /** The files it holds in. */
  where: (path: string) => boolean;
  /** The places in a file that break it, where a comment does by its position. */
  finds: (source: ts.SourceFile) => (ts.Node | number)[];
};

const isTest = (path: string) => /\.test\.tsx?$/.test(path);
const below = (source: ts.Node, wanted: (node: ts.Node) => boolean): ts.Node[] => {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node) => {
    if (wanted(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

const isNamed = (node: ts.Node | undefined, ...names: string[]): boolean =>
  node !== undefined && ts.isIdentifier(node) && names.includes(node.text);

/** `object.member` or `object['member']`, whatever the object is when no name is given. */
const isMember = (node: ts.Node, member: string, ...objects: string[]): boolean => {
  const object = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) ? node.expression : undefined;
  if (!object || (objects.length > 0 && !isNamed(object, ...objects))) return false;
  if (ts.isPropertyAccessExpression(node)) return node.name.text === member;
  return ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression) && node.argumentExpression.text === member;
};

/** The names under which a file knows what it imports from the modules so named. */
function importedFrom(source: ts.SourceFile, from: RegExp, original?: string): string[] {
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    const bindings = statement.importClause?.namedBindings;
    if (!from.test(statement.moduleSpecifier.text) || !bindings || !ts.isNamedImports(bindings)) return [];
    const wanted = bindings.elements.filter(({ name, propertyName }) => !original || (propertyName ?? name).text === original);
    return wanted.map(({ name }) => name.text);
  });
}

/** The method calls of a chain, the last first: `tx.update(a).set(b)` is `set(b)`, then `update(a)`. */
function chainOf(node: ts.Node): { method: string; call: ts.CallExpression; object: ts.Expression }[] {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  const { name, expression } = node.expression;
  return [{ method: name.text, call: node, object: expression }, ...chainOf(expression)];
}

const isTransaction = (node: ts.Expression) =>
  isNamed(node, 'tx', 'db') || (ts.isPropertyAccessExpression(node) && ['tx', 'db'].includes(node.name.text));

/** The name of the function, method or constant that a node stands in. */
function ownerOf(node: ts.Node): string {
  for (let at = node; at.parent; at = at.parent) {
    if (ts.isFunctionDeclaration(at) || ts.isMethodDeclaration(at)) return at.name?.getText() ?? '';
    if (ts.isVariableDeclaration(at) && ts.isSourceFile(at.parent.parent.parent)) return at.name.getText();
  }
  return '';
}

/** Where `update(table).set({ status })` stands in a second function for the same table. */
function secondWriters(source: ts.SourceFile): ts.Node[] {
  const writers = new Map<string, string>();
  return below(source, (node) => {
    const [set, update] = chainOf(node);
    const fields = set?.method === 'set' ? set.call.arguments[0] : undefined;
    if (update?.method !== 'update' || !fields || !ts.isObjectLiteralExpression(fields)) return false;
    if (!fields.properties.some(({ name }) => name && isNamed(name, 'status'))) return false;
    const table = update.call.arguments[0]?.getText() ?? '';
    const first = writers.get(table) ?? ownerOf(node);
    writers.set(table, first);
    return first !== ownerOf(node);
  });
}

/** What no module may say, whatever it imports (docs/decisions/0001-checks.md). */
export const phraseRules: PhraseRule[] = [
  {
    name: 'minted-actors',
    says: 'only access/server, the clock of platform/server and app/server make an actor; take ctx.actor.',
    where: (path) =>
      /^src\//.test(path) &&
      !isTest(path) &&
      !/^src\/(?:access\/server|app\/server)\/|^src\/platform\/(?:server\/clock|domain\/actor)\.ts$/.test(path),
    finds: (source) =>
      below(
        source,
        (node) =>
          isNamed(node, 'mintActor') ||
          ((ts.isAsExpression(node) || ts.isTypeAssertionExpression(node)) &&
            ts.isTypeReferenceNode(node.type) &&
            isNamed(node.type.typeName, 'Actor')),
      ),
    planted: {
      'src/vehicle/server/service.ts': "import { mintActor } from '#platform/domain/actor.ts';",
      'src/vehicle/server/jobs.ts': "import { mintActor as make } from '#platform/domain/actor.ts';",
      'src/vehicle/server/routes.ts': 'const nobody = {} as unknown as Actor;',
    },
    fine: {
      'src/access/server/authentication.ts': "import { mintActor } from '#platform/domain/actor.ts';",
      'src/vehicle/domain/states.test.ts': "import { mintActor } from '#platform/domain/actor.ts';",
    },
  },
  {
    name: 'timeless-domain',
    says: 'the domain has neither clock nor chance: take the time and the ids that ctx carries.',
    where: (path) => /^src\/[^/]+\/(?:[^/]+\/)?(?:domain\/|api\.ts$)/.test(path),
    finds: (source) =>
      below(
        source,
        (node) =>
          isMember(node, 'now', 'Date') ||
          isMember(node, 'random', 'Math') ||
          isMember(node, 'Now', 'Temporal') ||
          isMember(node, 'randomUUID') ||
          ((ts.isNewExpression(node) || ts.isCallExpression(node)) && isNamed(node.expression, 'Date')),
      ),
    planted: {
      'src/lead/domain/score.ts': 'export const at = Date.now();',
      'src/lead/domain/rules.ts': "export const at = new Date('2026-01-01');",
      'src/lead/domain/states.ts': 'export const luck = Math.random();',
      'src/lead/nurture/domain/rules.ts': 'export const today = () => Temporal.Now.plainDateISO();',
      'src/lead/api.ts': 'export const id = crypto.randomUUID();',
    },
    fine: { 'src/lead/server/service.ts': 'export const at = Date.now();' },
  },
  {
    name: 'no-raw-sql',
    says: 'sql.raw lets text become SQL: write it as sql`…` with parameters or sql.identifier.',
    where: () => true,
    finds: (source) => {
      const names = ['sql', ...importedFrom(source, /^drizzle-orm/, 'sql')];
      return below(source, (node) => isMember(node, 'raw', ...names));
    },
    planted: {
      'src/report/server/queries.ts': "import { sql } from 'drizzle-orm';\nexport const all = sql.raw('select 1');",
      'src/report/server/jobs.ts': "import { sql as q } from 'drizzle-orm';\nexport const all = q['raw']('select 1');",
    },
    fine: { 'src/report/server/pdf.ts': 'export const text = String.raw`a`;' },
  },
  {
    name: 'only-service-writes',
    says: 'only service.ts (and seed.ts) inserts, updates or deletes, and only rows of its own tables.',
    where: (path) => /^src\/(?!platform\/|app\/)/.test(path) && !/\/server\/(?:service|seed)\.ts$/.test(path) && !isTest(path),
    finds: (source) => {
      const tables = importedFrom(source, /(?:^|\/)tables\.ts$/);
      return below(
        source,
        (node) =>
          ts.isCallExpression(node) &&
          isNamed(node.arguments[0], ...tables) &&
          (isNamed(node.expression, 'rowsOf') || ['insert', 'update', 'delete'].some((method) => isMember(node.expression, method))),
      );
    },
    planted: {
      'src/payment/server/jobs.ts':
        "import { payments } from './tables.ts';\nexport const expire = (ctx) => ctx.tx.update(payments).set({ status: 'LATE' }).where(late);",
      'src/payment/server/queries.ts':
        "import { bookings as others } from '#booking/server/tables.ts';\nexport const add = (tx) => insertTogether(tx, [rowsOf(others, [])]);",
    },
    fine: {
      'src/payment/server/service.ts':
        "import { payments } from './tables.ts';\nexport const pay = (tx) => tx.insert(payments).values([]);",
      'src/payment/server/reactions.ts':
        "import { payments } from './tables.ts';\nexport const some = new Map();\nsome.delete('payments');",
    },
  },
  {
    name: 'one-writer-of-status',
    says: 'another function of this file writes the same status already: one function per capability does.',
    where: (path) => /\/server\/service\.ts$/.test(path),
    finds: secondWriters,
    planted: {
      'src/invoice/server/service.ts':
        'export const a = (tx) => tx.update(invoices).set({ status }).where(one);\nexport function b(tx) {\n  return tx.update(invoices).set({ status: "VOID" }).where(one);\n}',
    },
    fine: {
      'src/delivery/server/service.ts':
        'export const a = (tx) => tx.update(gatepasses).set({ status }).where(one);\nexport function b(tx) {\n  return tx.update(deliveries).set({ status }).where(one);\n}',
    },
  },
  {
    name: 'no-whole-table',
    says: 'an update or delete without where() changes every row.',
    where: (path) => path.startsWith('src/'),
    finds: (source) =>
      below(source, (node) => {
        const chain = chainOf(node);
        const first = chain.at(-1);
        const whole = ts.isCallExpression(node) && !ts.isPropertyAccessExpression(node.parent);
        const changes = first && ['update', 'delete'].includes(first.method) && isTransaction(first.object);
        return Boolean(whole && changes && !chain.some(({ method }) => method === 'where'));
      }),
    planted: {
      'src/document/server/service.ts': "export const wipe = async (ctx) => await ctx.tx.update(documents).set({ kind: 'OTHER' });",
    },
    fine: {
      'src/contract/server/service.ts':
        'export const one = async (tx) => await tx.delete(contracts).where(eq(contracts.id, id)).returning();',
    },
  },
  {
    name: 'no-unsent-statement',
    says: 'this statement is built and never sent: await it.',
    where: (path) => path.startsWith('src/'),
    finds: (source) =>
      below(source, (node) => {
        const first = ts.isExpressionStatement(node) ? chainOf(node.expression).at(-1) : undefined;
        return (
          first !== undefined &&
          ['insert', 'update', 'delete', 'select', 'execute', 'with'].includes(first.method) &&
          isTransaction(first.object)
        );
      }),
    planted: { 'src/document/server/jobs.ts': 'export function forget(ctx) {\n  ctx.tx.insert(documents).values([]);\n}' },
    fine: {
      'src/document/server/routes.ts': 'export async function keep(ctx) {\n  await ctx.tx.insert(a).values([]);\n  things.delete(a);\n}',
    },
  },
  {
    name: 'no-barrels',
    says: 'export … from hides where a thing lives: import it from its own file.',
    where: (path) => path.startsWith('src/'),
    finds: (source) => below(source, (node) => ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined),
    planted: {
      'src/branch/domain/branch.ts': "export * from './zones.ts';",
      'src/branch/api.ts': "export { Branch } from './domain/branch.ts';",
    },
  },
  {
    name: 'no-silencing',
    says: 'a check is answered, not silenced.',
    where: (path) => !path.startsWith('tools/'),
    finds: ({ text }) =>
      [...text.matchAll(/(?:\/\/|\/\*)\s*(?:biome-ignore|@ts-(?:ignore|expect-error|nocheck))/g)].map(({ index }) => index),
    planted: {
      'src/branch/server/queries.ts': '// @ts-expect-error later\nexport const a = 1;',
      'journeys/sale.ts': '/* biome-ignore lint: later */\nexport const a = 1;',
    },
  },
];

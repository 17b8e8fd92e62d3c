import type { IRegularForbiddenRuleType } from 'dependency-cruiser';
import { capabilities } from '../capabilities.ts';
import type { Probed } from '../probes.ts';

export type ImportRule = Probed & Pick<IRegularForbiddenRuleType, 'from' | 'to'>;

/** A room of a noun or of its sub-slice: `src/booking/domain/`, `src/booking/waitlist/domain/`. */
const room = (name: string) => `^src/.+/${name}/`;
const domain = room('domain');
const api = ['^src/[^/]+/api\\.ts$', '^src/[^/]+/(?!domain|server|web)[^/]+/api\\.ts$'];
const role = (path: string) => `^src/.+/${path}$`;
const tables = role('server/tables\\.ts');
const seed = role('server/seed\\.ts');
const test = '\\.test\\.tsx?$';
const harness = '^src/app/server/(?:testing|template)\\.ts$';
const bundled = (...names: string[]) => `(?:^|/)node_modules/(?:${names.join('|')})/`;
const doors = [domain, ...api, role('server/service\\.ts'), room('web/parts'), '^src/access/server/scope\\.ts$'];
const composed = '^src/(?:app|platform)/';

/** What may import what (docs/decisions/0001-checks.md). */
export const importRules: ImportRule[] = [
  {
    name: 'pure-domain',
    says: 'domain and api.ts import only their like, Zod and libphonenumber-js: move what needs more to server/ or web/.',
    from: { path: [domain, ...api], pathNot: test },
    to: { pathNot: [domain, ...api, bundled('zod', 'libphonenumber-js')] },
    planted: {
      'src/quotation/domain/pricing.ts': "import { readFileSync } from 'node:fs';",
      'src/quotation/domain/states.ts': "import type { quotations } from '../server/tables.ts';",
      'src/quotation/domain/rules.ts': "import { eq } from 'drizzle-orm';",
      'src/quotation/api.ts': "import { serve } from '#platform/server/serve.ts';",
      'src/booking/waitlist/domain/rules.ts': "export const late = () => import('#vehicle/web/parts/swatch.tsx');",
      'src/booking/domain/states.ts': "export type Row = import('../server/tables.ts').Row;",
    },
    fine: {
      'src/quotation/domain/quotation.ts': "import { z } from 'zod';\nimport { Car } from '#vehicle/domain/vehicle.ts';",
      'src/vehicle/api.ts': "import { defineApi } from '#platform/domain/api.ts';\nimport { Car } from './domain/vehicle.ts';",
    },
  },
  {
    name: 'pure-domain-tests',
    says: 'the rules of a domain are tested without server, web or Node: only vitest, fast-check and Zod beside the domain.',
    from: { path: `${domain}.*${test}` },
    to: { pathNot: [domain, ...api, bundled('zod', 'vitest', 'fast-check')] },
    planted: { 'src/quotation/domain/pricing.test.ts': "import { priceOf } from '../server/service.ts';" },
    fine: {
      'src/vehicle/domain/vehicle.test.ts':
        "import fc from 'fast-check';\nimport { test } from 'vitest';\nimport { Car } from './vehicle.ts';",
    },
  },
  {
    name: 'web-without-server',
    says: 'web never imports server: ask through the api with the client.',
    from: { path: room('web') },
    to: { path: room('server') },
    planted: {
      'src/quotation/web/list.screen.tsx': "import type { Quotation } from '../server/queries.ts';",
      'src/app/web/staff.tsx': "import { config } from '../server/config.ts';",
    },
  },
  {
    name: 'web-without-node',
    says: 'web runs in a browser: it imports nothing of Node.',
    from: { path: room('web'), pathNot: test },
    to: { dependencyTypes: ['core'] },
    planted: { 'src/quotation/web/edit.screen.tsx': "import { createHash } from 'node:crypto';" },
  },
  {
    name: 'server-without-web',
    says: 'server never imports web: words for both are in domain/words.ts.',
    from: { path: room('server') },
    to: { path: room('web') },
    planted: { 'src/quotation/server/pdf.ts': "import { words } from '../web/words.ts';" },
  },
  {
    name: 'front-door',
    says: 'another capability is reached through its domain/, api.ts, server/service.ts or web/parts/ (and access/server/scope.ts).',
    from: { path: '^src/([^/]+)/', pathNot: composed },
    to: { path: '^src/[^/]+/', pathNot: [composed, '^src/$1/', ...doors, tables, seed] },
    planted: {
      'src/booking/server/service.ts': "import { findQuotation } from '#quotation/server/queries.ts';",
      'src/booking/server/routes.ts': "import { quotationRoutes } from '#quotation/server/routes.ts';",
      'src/booking/web/detail.screen.tsx': "import Screen from '#quotation/web/detail.screen.tsx';",
      'src/booking/web/words.ts': "import { words } from '#quotation/web/words.ts';",
      'src/booking/waitlist/server/service.ts': "import { jobs } from '#vehicle/server/jobs.ts';",
    },
    fine: {
      'src/payment/server/service.ts':
        "import { scoped } from '#access/server/scope.ts';\nimport { moveBooking } from '#booking/server/service.ts';\nimport { payments } from './tables.ts';",
      'src/payment/web/detail.screen.tsx':
        "import { BookingCard } from '#booking/web/parts/card.tsx';\nimport { words } from './words.ts';",
      'src/payment/refund/server/service.ts': "import { pay } from '../../server/service.ts';",
    },
  },
  {
    name: 'tables-in-queries',
    says: "another capability's tables.ts is imported by queries.ts and tables.ts alone (and by tests and seeds).",
    from: { path: '^src/([^/]+)/', pathNot: [composed, '/server/(?:queries|tables|seed)\\.ts$', test] },
    to: { path: tables, pathNot: [composed, '^src/$1/'] },
    planted: {
      'src/contract/server/service.ts': "import { bookings } from '#booking/server/tables.ts';",
      'src/contract/server/jobs.ts': "import type { bookings } from '#booking/server/tables.ts';",
    },
    fine: {
      'src/contract/server/queries.ts':
        "import { bookings } from '#booking/server/tables.ts';\nimport { deliveries } from '#delivery/server/tables.ts';",
      'src/contract/server/tables.ts': "import { bookings } from '#booking/server/tables.ts';",
      'src/contract/server/contract.test.ts': "import { bookings } from '#booking/server/tables.ts';",
    },
  },
  {
    name: 'seeds-in-seeds',
    says: 'seed.ts is imported by seeds, tests and app/server alone.',
    from: { path: '^src/', pathNot: [seed, test, '^src/app/server/'] },
    to: { path: seed },
    planted: { 'src/contract/server/routes.ts': "import { aContract } from './seed.ts';" },
    fine: {
      'src/delivery/server/seed.ts': "import { aContract } from '#contract/server/seed.ts';",
      'src/delivery/server/delivery.test.ts':
        "import { aDelivery } from './seed.ts';\nimport { startTesting } from '#app/server/testing.ts';",
      'src/app/server/main.ts':
        "import { seedDeliveries } from '#delivery/server/seed.ts';\nimport { routes } from '#quotation/server/routes.ts';",
    },
  },
  {
    name: 'platform-without-business',
    says: 'platform knows no business: it imports no capability and not app.',
    from: { path: '^src/platform/', pathNot: test },
    to: { path: '^src/', pathNot: '^src/platform/' },
    planted: {
      'src/platform/server/jobs.ts': "import { scoped } from '#access/server/scope.ts';",
      'src/platform/domain/machine.ts': "import type { Role } from '#access/domain/roles.ts';",
    },
  },
  {
    name: 'app-on-top',
    says: 'app composes the rest, so nothing imports app; a test may import app/server/testing.ts.',
    from: { path: '^src/', pathNot: ['^src/app/', test] },
    to: { path: '^src/app/' },
    planted: { 'src/deal/server/service.ts': "import { compose } from '#app/server/compose.ts';" },
  },
  {
    name: 'tests-are-ends',
    says: 'a test, or the harness for tests, is imported by tests alone.',
    from: { path: '^src/', pathNot: [test, harness] },
    to: { path: [test, harness] },
    planted: {
      'src/deal/server/seed.ts': "import { aDeal } from './deal.test.ts';",
      'src/app/server/demo.ts': "import { start } from './testing.ts';",
    },
  },
  ...capabilities.slice(0, -1).map(
    (capability, at): ImportRule => ({
      name: `sale-order/${capability}`,
      says: `${capability} comes before it in a sale: let it listen to an event (server/reactions.ts) instead of calling a later capability.`,
      from: { path: `^src/${capability}/` },
      to: { path: `^src/(?:${capabilities.slice(at + 1).join('|')})/`, pathNot: tables },
      planted: { [`src/${capability}/domain/early.ts`]: `import type { Late } from '#${capabilities[at + 1]}/domain/late.ts';` },
      fine: { [`src/${capabilities[at + 1]}/domain/later.ts`]: `import type { Sooner } from '#${capability}/domain/sooner.ts';` },
    }),
  ),
  {
    name: 'no-circles',
    says: 'imports go round in a circle: move what both need to where both may look.',
    from: {},
    to: { circular: true },
    planted: { 'src/report/domain/chart.ts': "import type { Sums } from './sums.ts';\nexport type Chart = { of: Sums };" },
    beside: { 'src/report/domain/sums.ts': "import type { Chart } from './chart.ts';\nexport type Sums = { shown: Chart };" },
  },
  {
    name: 'nothing-missing',
    says: 'this import leads nowhere.',
    from: { path: '^src/' },
    to: { couldNotResolve: true },
    planted: { 'src/report/server/queries.ts': "import { nothing } from '#report/server/nowhere.ts';" },
  },
];

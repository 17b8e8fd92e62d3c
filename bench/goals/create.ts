import { type Ask, drive } from '../drive.ts';
import { atLeast, atMost, type Found } from '../finding.ts';
import { withClient } from '../ground/load.ts';
import type { Facts } from '../ground/run.ts';
import type { Stage } from '../stage.ts';
import { inTurns, middleOf, ratioOf } from '../turns.ts';

/** A quotation of so many chosen lines: the car, a service package and accessories. Road fees come on top. */
export const choice = ({ branchId, versionId, colorId, accessories, services, customers }: Facts, lines: number, turn: number) => ({
  type: 'CASH_SALE',
  branchId,
  versionId,
  colorId,
  registrationArea: 'HN',
  accessories: accessories.slice(0, lines - 2),
  services: services.slice(0, 1),
  discount: 10_000_000,
  customerId: customers[turn % customers.length],
});

let asked = 0;

/** Every request is another customer's, with a key of its own. */
export const productCreate = (facts: Facts, lines: number) => (): Ask => {
  asked += 1;
  return {
    method: 'POST',
    path: '/api/sales/quotations',
    headers: { 'idempotency-key': `bench-${asked}` },
    body: JSON.stringify(choice(facts, lines, asked)),
  };
};

export const referenceCreate = (facts: Facts, lines: number) => (): Ask => {
  asked += 1;
  return { method: 'POST', path: '/quotations', body: JSON.stringify({ ...choice(facts, lines, asked), ownerId: facts.ownerId }) };
};

/** B1, B2, B3 and B8: creating a quotation. */
export async function createGoals({ rounds, seconds, product, reference, sales, facts, url }: Stage): Promise<Found> {
  const own = { seconds, address: product.address, headers: sales };
  const samples = await inTurns(rounds, {
    reference: () => drive({ seconds, clients: 8, address: reference.address, next: referenceCreate(facts, 4) }),
    product: () => drive({ ...own, clients: 8, next: productCreate(facts, 4) }),
    crowd: () => drive({ ...own, clients: 32, next: productCreate(facts, 4) }),
    long: () => drive({ ...own, clients: 8, next: productCreate(facts, 40) }),
  });
  const twice = await numbersGivenTwice(url);
  const crowd = middleOf(samples.crowd);
  return {
    findings: [
      atLeast('B1', 'create, 4 lines, 8 clients, beside the reference', ratioOf(samples.product, samples.reference), 0.6),
      atLeast('B2', 'create, 32 clients beside 8', ratioOf(samples.crowd, samples.product), 1),
      { id: 'B2', what: 'numbers given twice', figure: String(twice), goal: '0', met: twice === 0 },
      atMost('B3', 'create, 32 clients, p99 beside p50', crowd.p99 / crowd.p50, 3),
      atMost(
        'B8',
        'create, 40 lines beside 4, p50',
        ratioOf(samples.long, samples.product, ({ p50 }) => p50),
        2.5,
      ),
    ],
    measured: [
      { what: 'create, 4 lines, 8 clients', server: 'reference', sample: middleOf(samples.reference) },
      { what: 'create, 4 lines, 8 clients', server: 'product', sample: middleOf(samples.product) },
      { what: 'create, 4 lines, 32 clients', server: 'product', sample: crowd },
      { what: 'create, 40 lines, 8 clients', server: 'product', sample: middleOf(samples.long) },
    ],
  };
}

/** Numbers of first revisions that a branch gave more than once. */
const numbersGivenTwice = (url: string): Promise<number> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ twice: number }>(
      'select (count(*) - count(distinct (branch_id, quote_number)))::int as twice from quotations where revision = 1',
    );
    return rows[0]?.twice ?? -1;
  });

import type { Ask } from '../drive.ts';
import { drive } from '../drive.ts';
import { atLeast, atMost, type Found } from '../finding.ts';
import { password, urlOf } from '../ground/load.ts';
import { factsOf } from '../ground/run.ts';
import { type Program, signIn, startProduct } from '../program.ts';
import type { Stage } from '../stage.ts';
import { inTurns, middleOf, ratioOf } from '../turns.ts';

const clients = 8;
/** Older than any row of the book: the date is asked for, and every page of the status exists. */
const since = '2020-01-01';
const status = 'EXPIRED';

export const productPage = (branchId: string, cursor = ''): string =>
  `/api/sales/quotations?branchId=${branchId}&status=${status}&from=${since}&limit=50${cursor && `&cursor=${cursor}`}`;

const get = (path: string): Ask => ({ method: 'GET', path });

/** B5: a page of the list by status and date, beside the reference, in a small and a large book, and far back. */
export async function listGoals(stage: Stage): Promise<Found> {
  const {
    rounds,
    seconds,
    product,
    reference,
    manager,
    facts,
    maintenance,
    books: { small, large },
  } = stage;
  const at = { clients, seconds };
  const own = { ...at, address: product.address, headers: manager };
  const farBack = await cursorOfPage(product, manager, facts.branchId, 100);
  const referencePath = `/quotations?branchId=${facts.branchId}&status=${status}&from=${since}`;
  const pages = await inTurns(rounds, {
    reference: () => drive({ ...at, address: reference.address, next: () => get(referencePath) }),
    first: () => drive({ ...own, next: () => get(productPage(facts.branchId)) }),
    hundredth: () => drive({ ...own, next: () => get(productPage(facts.branchId, farBack)) }),
  });
  const books = { small: await openBook(urlOf(maintenance, small.name)), large: await openBook(urlOf(maintenance, large.name)) };
  const sized = await inTurns(rounds, {
    small: () => drive({ ...at, ...books.small.drive }),
    large: () => drive({ ...at, ...books.large.drive }),
  });
  await books.small.close();
  await books.large.close();
  return {
    findings: [
      atLeast('B5', 'list, page 1 of 100,000, beside the reference', ratioOf(pages.first, pages.reference), 0.5),
      atLeast('B5', 'list, page 1 of 1,000,000 beside 10,000', ratioOf(sized.large, sized.small), 0.8),
      atLeast('B5', 'list, page 100 beside page 1', ratioOf(pages.hundredth, pages.first), 0.8),
    ],
    measured: [
      { what: 'list, page 1', server: 'reference', sample: middleOf(pages.reference) },
      { what: 'list, page 1', server: 'product', sample: middleOf(pages.first) },
      { what: 'list, page 100', server: 'product', sample: middleOf(pages.hundredth) },
      { what: 'list, page 1 of 10,000', server: 'product', sample: middleOf(sized.small) },
      { what: 'list, page 1 of 1,000,000', server: 'product', sample: middleOf(sized.large) },
    ],
  };
}

/** The product on another book. */
async function openBook(url: string) {
  const { branchId } = await factsOf(url);
  const program = await startProduct(url);
  const headers = await signIn(program.address, 'manager.hn', password);
  return { drive: { address: program.address, headers, next: () => get(productPage(branchId)) }, close: program.stop };
}

/** Where that page begins, or the last there is. */
async function cursorOfPage({ address }: Program, headers: Record<string, string>, branchId: string, page: number): Promise<string> {
  let cursor = '';
  for (let at = 1; at < page; at++) {
    const answer = await fetch(`${address}${productPage(branchId, cursor)}`, { headers });
    const { nextCursor } = (await answer.json()) as { nextCursor: string | null };
    if (!nextCursor) break;
    cursor = nextCursor;
  }
  return cursor;
}

/** Three letters inside a Vietnamese name, some in many names and some in few. */
const sought = ['uye', 'ang', 'hun', 'oan', 'inh', 'ung', 'iet', 'uan', 'gia', 'uyn', 'rin', 'hau'];

/** B6: customers by three letters inside the name. */
export async function searchGoals({ rounds, seconds, product, reference, sales, facts }: Stage): Promise<Found> {
  const at = { clients, seconds };
  const turning = (path: (letters: string) => string) => {
    let asked = 0;
    return () => get(path(sought[asked++ % sought.length] ?? ''));
  };
  const samples = await inTurns(rounds, {
    reference: () => drive({ ...at, address: reference.address, next: turning((q) => `/customers?branchId=${facts.branchId}&q=${q}`) }),
    product: () => drive({ ...at, address: product.address, headers: sales, next: turning((q) => `/api/customers?q=${q}&limit=50`) }),
  });
  return {
    findings: [
      atLeast('B6', 'customer search in 100,000', ratioOf(samples.product, samples.reference), 0.5),
      atMost(
        'B6',
        'customer search, p99',
        ratioOf(samples.product, samples.reference, ({ p99 }) => p99),
        3,
      ),
    ],
    measured: [
      { what: 'customer search', server: 'reference', sample: middleOf(samples.reference) },
      { what: 'customer search', server: 'product', sample: middleOf(samples.product) },
    ],
  };
}

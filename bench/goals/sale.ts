import { ChecklistPoint, Deliverable } from '#delivery/domain/delivery.ts';
import { InspectionItem } from '#preparation/domain/preparation.ts';
import { drive, rank, type Sample } from '../drive.ts';
import { atLeast, type Found } from '../finding.ts';
import { password } from '../ground/load.ts';
import { addFreeCars, dealsOf, type Facts } from '../ground/run.ts';
import { signIn } from '../program.ts';
import type { Stage } from '../stage.ts';
import { inTurns, middleOf, ratioOf } from '../turns.ts';
import { productCreate, referenceCreate } from './create.ts';

const clients = 4;

type Answer = { id: string; dealId: string } & Record<string, never>;
type Body = object | Uint8Array<ArrayBuffer>;
/** One person's requests; throws where one is refused. */
type Desk = { post: (path: string, body?: Body) => Promise<Answer>; get: (path: string) => Promise<Answer> };

function deskAt(address: string, headers: Record<string, string>): Desk {
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const answer = await fetch(`${address}${path}`, { ...init, headers: { ...headers, ...init.headers } });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${(await answer.text()).slice(0, 600)}`);
    if (answer.headers.get('content-type')?.includes('json')) return (await answer.json()) as Answer;
    await answer.arrayBuffer();
    return {} as Answer;
  };
  return {
    get: (path) => ask(path, {}),
    post: (path, body = {}) =>
      body instanceof Uint8Array
        ? ask(path, { method: 'POST', body, headers: { 'content-type': 'image/jpeg' } })
        : ask(path, {
            method: 'POST',
            body: JSON.stringify(body),
            headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
          }),
  };
}

/** The smallest JPEG of one grey point, so that it is the keeping that costs and not the redrawing. */
const photo = Uint8Array.from(
  Buffer.from(
    '/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AKp//2Q==',
    'base64',
  ),
);

const inForm = (desk: { address: string; headers: Record<string, string> }) => async (path: string) => {
  const form = new FormData();
  form.append('file', new Blob([photo], { type: 'image/jpeg' }), 'a.jpg');
  const answer = await fetch(`${desk.address}${path}`, { method: 'POST', body: form, headers: desk.headers });
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${(await answer.text()).slice(0, 600)}`);
};

/** From the first price to the car at the gate, as the people of a branch do it. */
function productSale(address: string, people: Record<string, Record<string, string>>, facts: Facts) {
  const desk = (person: string) => deskAt(address, people[person] ?? {});
  const [sales, manager, accountant, operations, guard] = ['sales', 'manager', 'accountant', 'operations', 'guard'].map(desk) as [
    Desk,
    Desk,
    Desk,
    Desk,
    Desk,
  ];
  const uploadAs = (person: string) => inForm({ address, headers: people[person] ?? {} });
  const [bySales, byOperations] = [uploadAs('sales'), uploadAs('operations')];
  const next = productCreate(facts, 4);
  return async () => {
    const { path, body = '{}' } = next();
    const quotation = await sales.post(path, JSON.parse(body));
    await sales.post(`/api/sales/quotations/${quotation.id}/submit`);
    const booking = await sales.post(`/api/sales/quotations/${quotation.id}/convert`, { expectedOn: inDays(9) });
    const deposit = await sales.post('/api/sales/deposits', { bookingId: booking.id, method: 'TRANSFER' });
    await bySales(`/api/sales/deposits/${deposit.id}/proof`);
    await accountant.post(`/api/sales/deposits/${deposit.id}/confirm`);
    const contract = await sales.post('/api/sales/contracts', { bookingId: booking.id, deliveryOn: inDays(9) });
    const paper = await sales.get(`/api/sales/contracts/${contract.id}/paper`);
    await sales.post(`/api/sales/contracts/${contract.id}/sign`, { how: 'TYPED', name: 'Nguyễn Đức Thắng', contentHash: paper.sha256 });
    await manager.post(`/api/sales/contracts/${contract.id}/approve`);
    const { due } = await accountant.get(`/api/sales/payments/cash-book?bookingId=${booking.id}`);
    await accountant.post('/api/sales/payments', { bookingId: booking.id, amount: due, method: 'TRANSFER' });
    const { items } = (await operations.get(`/api/sales/preparations?q=${booking.bookingNumber}`)) as unknown as { items: Answer[] };
    const car = `/api/sales/preparations/${items[0]?.id}`;
    const { tasks } = (await operations.get(car)) as unknown as { tasks: { id: string; kind: string }[] };
    for (const { id } of tasks.filter(({ kind }) => kind === 'ACCESSORY')) await operations.post(`${car}/fit`, { taskId: id });
    await operations.post(`${car}/inspect`, { findings: InspectionItem.options.map((item) => ({ item, passed: true })) });
    await operations.post(`${car}/register`, { number: '30K-123.45' });
    await operations.post(`${car}/insure`, { provider: 'A', policyNumber: 'B', cover: 'C', from: inDays(0), to: inDays(364) });
    await bySales(`/api/deals/${quotation.dealId}/documents?kind=IDENTITY`);
    await bySales(`/api/deals/${quotation.dealId}/documents?kind=ADDRESS`);
    const { id } = await operations.post('/api/sales/deliveries', {
      bookingId: booking.id,
      scheduledAt: new Date(Date.now() + 600_000).toISOString(),
    });
    const delivery = `/api/sales/deliveries/${id}`;
    const issued = (await operations.post(`${delivery}/gatepasses`)) as unknown as { cars: { gatepass: { gatepassNumber: string } }[] };
    await byOperations(`${delivery}/photos`);
    await operations.post(`${delivery}/check`, {
      checked: ChecklistPoint.options.filter((point) => point !== 'SIGN_OFF'),
      handedOver: Deliverable.options,
    });
    for (const signer of ['CUSTOMER', 'SALESPERSON'])
      await operations.post(`${delivery}/sign`, { signer, how: 'TYPED', name: 'Nguyễn Đức Thắng' });
    await operations.post(`${delivery}/deliver`);
    await guard.post('/api/gate/use', { pass: issued.cars[0]?.gatepass.gatepassNumber });
  };
}

const inDays = (days: number) => Temporal.Now.plainDateISO('Asia/Ho_Chi_Minh').add({ days }).toString();

/** The same steps, each at its least. */
function referenceSale(address: string, facts: Facts) {
  const { post, get } = deskAt(address, {});
  const next = referenceCreate(facts, 4);
  return async () => {
    const { path, body = '{}' } = next();
    const quotation = await post(path, JSON.parse(body));
    await post(`/sale/submit/${quotation.id}`);
    const booking = await post(`/quotations/${quotation.id}/convert`);
    const deposit = await post(`/sale/ask/${booking.id}`);
    await post(`/sale/proof/${deposit.id}`, photo);
    await post(`/sale/confirm/${deposit.id}`);
    const contract = await post(`/sale/contract/${booking.id}`);
    await get('/sale/contract');
    await post(`/sale/sign/${contract.id}`);
    await post(`/sale/approve/${contract.id}`);
    await post(`/sale/receive/${booking.id}`);
    for (const task of ['inspect', 'register', 'insure']) await post(`/sale/${task}/${booking.id}`);
    for (let papers = 0; papers < 2; papers++) await post(`/sale/paper/${booking.id}`, photo);
    const delivery = await post(`/sale/schedule/${booking.id}`);
    const pass = await post(`/sale/issue/${delivery.id}`);
    await post(`/sale/photo/${delivery.id}`, photo);
    await post(`/sale/check/${delivery.id}`);
    for (const signer of ['CUSTOMER', 'SALESPERSON']) await post(`/sale/signDelivery/${delivery.id}/${signer}`);
    await post(`/sale/deliver/${delivery.id}`);
    await post(`/sale/use/${pass.id}`);
  };
}

/** So many sales at a time, one after the other, until the time is over. */
async function sell(sale: () => Promise<void>, seconds: number): Promise<Sample> {
  const took: number[] = [];
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < until) {
        const start = performance.now();
        await sale();
        took.push(performance.now() - start);
      }
    }),
  );
  const spent = performance.now() - began;
  took.sort((a, b) => a - b);
  return { rate: (took.length * 1000) / spent, p50: rank(took, 0.5), p99: rank(took, 0.99), answers: took.length };
}

/** The whole sale, from its price to the gate, and the page of a deal among 100,000. */
export async function saleGoals({ rounds, seconds, product, reference, facts, url, manager }: Stage): Promise<Found> {
  await addFreeCars(url, facts, 60 * rounds * seconds);
  const names = ['sales', 'manager', 'accountant', 'operations', 'guard'];
  const people = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await signIn(product.address, `${name}.hn`, password)] as const)),
  );
  const ours = productSale(product.address, people, facts);
  const theirs = referenceSale(reference.address, facts);
  const sales = await inTurns(rounds, { reference: () => sell(theirs, seconds), product: () => sell(ours, seconds) });
  const deals = await dealsOf(url, facts, 2_000);
  const turning = (path: (id: string) => string) => {
    let asked = 0;
    return () => ({ method: 'GET' as const, path: path(deals[asked++ % deals.length] ?? '') });
  };
  const at = { clients: 8, seconds };
  const pages = await inTurns(rounds, {
    reference: () => drive({ ...at, address: reference.address, next: turning((id) => `/deals/${id}`) }),
    product: () => drive({ ...at, address: product.address, headers: manager, next: turning((id) => `/api/deals/${id}`) }),
  });
  return {
    findings: [
      atLeast('B13', 'the whole sale, from the price to the gate, beside the reference', ratioOf(sales.product, sales.reference), 0.5),
      atLeast('B14', 'the page of a deal of 100,000, beside the reference', ratioOf(pages.product, pages.reference), 0.5),
    ],
    measured: [
      { what: 'whole sale', server: 'reference', sample: middleOf(sales.reference) },
      { what: 'whole sale', server: 'product', sample: middleOf(sales.product) },
      { what: 'page of a deal', server: 'reference', sample: middleOf(pages.reference) },
      { what: 'page of a deal', server: 'product', sample: middleOf(pages.product) },
    ],
  };
}

import { InspectionItem } from '#preparation/domain/preparation.ts';
import { ChecklistPoint, Deliverable } from '../../domain/delivery.ts';

/** Handovers as the people of Hà Nội make them, over HTTP: what the tests of deliveries and gatepasses begin with. */

type Json = ReturnType<typeof JSON.parse>;
type Answer = { status: number; body: Json };
type Desk = {
  get: (path: string) => Promise<Answer>;
  post: (path: string, body?: unknown) => Promise<Answer>;
  upload: (path: string, name: string, content: Uint8Array<ArrayBuffer>) => Promise<Answer>;
};
type Office = {
  sales: Desk;
  manager: Desk;
  rows: (text: string, values?: unknown[]) => Promise<Json[]>;
  aShade: () => { versionId: string; colorId: string };
  aCar: (shade: { versionId: string; colorId: string }) => Promise<Json>;
  aQuotation: (shade: { versionId: string; colorId: string }, over?: object) => Promise<Json>;
  convert: (id: string, body?: object) => Promise<Answer>;
};

const good = async (asked: Promise<Answer>): Promise<Json> => {
  const { status, body } = await asked;
  if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`);
  return body;
};

const insuredFrom = (from: string) => ({
  ...{ provider: 'Bảo Việt', policyNumber: 'BV-1', cover: 'TNDS', from },
  to: Temporal.PlainDate.from(from).add({ days: 364 }).toString(),
});
const drawn = [
  [
    [20, 100],
    [180, 40],
    [320, 150],
    [560, 60],
  ],
];

/** What the cars of a branch go through, with today's day there. */
export async function deliveriesAt<D extends Desk>(
  office: Office,
  showroom: { as: (person: string) => Promise<D> },
  photo: Uint8Array<ArrayBuffer>,
  today = '2026-11-20',
) {
  const { sales, manager, rows, aShade, aCar, aQuotation, convert } = office;
  const [operations, accountant, guard] = await Promise.all([
    showroom.as('operations.hn'),
    showroom.as('accountant.hn'),
    showroom.as('guard.hn'),
  ]);

  async function allocated(cars = 1, over: object = {}) {
    const shade = aShade();
    for (let count = 0; count < cars; count++) await aCar(shade);
    const quotation = await aQuotation(shade, { quantity: cars, ...over });
    const booking = await good(convert(quotation.id, { expectedOn: '2026-12-01' }));
    for (const { id } of booking.cars) await good(operations.post(`/api/sales/vehicles/${id}/allocate`));
    return booking;
  }

  const schedule = (bookingId: string, scheduledAt = '2026-11-20T08:00:00.000Z') =>
    operations.post('/api/sales/deliveries', { bookingId, scheduledAt });

  /** The booking of allocated cars, with the appointment to hand them over. */
  async function scheduled(cars = 1, over: object = {}) {
    const booking = await allocated(cars, over);
    const delivery = await good(schedule(booking.id));
    return { booking, delivery, path: `/api/sales/deliveries/${delivery.id}` };
  }

  async function prepare(bookingId: string) {
    for (const { id } of await rows('select id from preparations where booking_id = $1', [bookingId])) {
      const path = `/api/sales/preparations/${id}`;
      const { tasks } = (await operations.get(path)).body;
      for (const task of tasks) if (task.kind === 'ACCESSORY') await good(operations.post(`${path}/fit`, { taskId: task.id }));
      await good(operations.post(`${path}/inspect`, { findings: InspectionItem.options.map((item) => ({ item, passed: true })) }));
      await good(operations.post(`${path}/register`, { number: '30K-123.45' }));
      await good(operations.post(`${path}/insure`, insuredFrom(today)));
    }
  }

  async function contract(bookingId: string, terms: object = {}) {
    const { id } = await good(sales.post('/api/sales/contracts', { bookingId, deliveryOn: '2026-12-01', ...terms }));
    const { sha256 } = (await sales.get(`/api/sales/contracts/${id}/paper`)).body;
    await good(sales.post(`/api/sales/contracts/${id}/sign`, { how: 'TYPED', name: 'Nguyễn Đức Thắng', contentHash: sha256 }));
    await good(manager.post(`/api/sales/contracts/${id}/approve`, {}));
  }

  const dueOf = async (bookingId: string): Promise<number> =>
    (await good(accountant.get(`/api/sales/payments/cash-book?bookingId=${bookingId}`))).due;
  const pay = async (bookingId: string) =>
    good(accountant.post('/api/sales/payments', { bookingId, amount: await dueOf(bookingId), method: 'TRANSFER' }));

  const papers = async (dealId: string) => {
    for (const kind of ['IDENTITY', 'ADDRESS']) await good(sales.upload(`/api/deals/${dealId}/documents?kind=${kind}`, 'a.jpg', photo));
  };

  /** Nothing keeps the cars in any more. */
  async function inOrder(cars = 1, over: object = {}) {
    const given = await scheduled(cars, over);
    await contract(given.booking.id);
    await pay(given.booking.id);
    await prepare(given.booking.id);
    await papers(given.booking.dealId);
    return given;
  }

  /** Everything ticked, photographed and signed. */
  async function handOver(path: string) {
    await good(operations.upload(`${path}/photos`, 'a.jpg', photo));
    const checked = ChecklistPoint.options.filter((point) => point !== 'SIGN_OFF');
    await good(operations.post(`${path}/check`, { checked, handedOver: Deliverable.options, satisfaction: 5 }));
    await good(operations.post(`${path}/sign`, { signer: 'CUSTOMER', how: 'DRAWN', name: 'Nguyễn Đức Thắng', strokes: drawn }));
    await good(operations.post(`${path}/sign`, { signer: 'SALESPERSON', how: 'TYPED', name: 'Nguyễn Thu Hà' }));
  }

  /** A car that was handed over, with the number of its pass. */
  async function delivered(cars = 1) {
    const given = await inOrder(cars);
    const issued = await good(operations.post(`${given.path}/gatepasses`));
    await handOver(given.path);
    const delivery = await good(operations.post(`${given.path}/deliver`));
    return { ...given, delivery, pass: issued.cars[0].gatepass as { id: string; gatepassNumber: string } };
  }

  return {
    ...{ operations, accountant, guard, good, drawn },
    ...{ allocated, schedule, scheduled, prepare, contract, dueOf, pay, papers, inOrder, handOver, delivered },
  };
}

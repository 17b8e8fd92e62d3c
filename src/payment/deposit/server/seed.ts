/** Deposits and payments as people make them, over HTTP: what the tests of money and of what follows begin with. */

type Json = ReturnType<typeof JSON.parse>;
type Answer = { status: number; body: Json };
type Desk<A extends Answer> = {
  get: (path: string) => Promise<A>;
  post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<A>;
  upload: (path: string, name: string, content: Uint8Array<ArrayBuffer> | string) => Promise<A>;
};
type Showroom<D> = { as: (person: string) => Promise<D> };

/** A photograph of a transfer slip, as small as one can be. */
export const aSlip = (): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(
    Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64'),
  );

const made = ({ status, body }: Answer, wanted: number): Json => {
  if (status !== wanted) throw new Error(`${status} instead of ${wanted}: ${JSON.stringify(body)}`);
  return body;
};

/** The cash desk of Hà Nội. */
export async function cashDeskAt<A extends Answer, D extends Desk<A>>(showroom: Showroom<D & Desk<A>>) {
  const [sales, accountant, manager] = await Promise.all(
    ['sales.hn', 'accountant.hn', 'manager.hn'].map((person) => showroom.as(person) as Promise<Desk<A>>),
  );
  if (!sales || !accountant || !manager) throw new Error('there is nobody at the cash desk');
  const ask = (bookingId: string, over: object = {}, by: Desk<A> = sales) =>
    by.post('/api/sales/deposits', { bookingId, method: 'TRANSFER', ...over });
  const prove = (id: string, by: Desk<A> = sales) => by.upload(`/api/sales/deposits/${id}/proof`, 'slip.png', aSlip());
  const confirm = (id: string, body: object = {}, by: Desk<A> = accountant) => by.post(`/api/sales/deposits/${id}/confirm`, body);
  const receive = (bookingId: string, amount: number, over: object = {}, by: Desk<A> = accountant) =>
    by.post('/api/sales/payments', { bookingId, amount, method: 'TRANSFER', ...over });
  const refund = (bookingId: string, amount: number, over: object = {}, by: Desk<A> = manager) =>
    by.post('/api/sales/payments/refund', { bookingId, amount, method: 'TRANSFER', reason: 'Khách chuyển thừa', ...over });
  const bookOf = async (bookingId: string) => made(await manager.get(`/api/sales/payments/cash-book?bookingId=${bookingId}`), 200);
  /** A deposit that is asked for and proven, and one that is confirmed. */
  const aProven = async (bookingId: string, over: object = {}) => made(await prove(made(await ask(bookingId, over), 201).id), 200);
  const aDeposit = async (bookingId: string, over: object = {}) => made(await confirm((await aProven(bookingId, over)).id), 200);
  return { sales, accountant, manager, ask, prove, confirm, receive, refund, bookOf, aProven, aDeposit };
}

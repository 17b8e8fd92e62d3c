import type { z } from 'zod';
import type { QuotationDraft } from '#quotation/domain/draft.ts';

/** Cars, quotations and bookings as people make them, over HTTP: what the tests of bookings begin with. */

export type Shade = { versionId: string; colorId: string };

type Json = ReturnType<typeof JSON.parse>;
type Answer = { status: number; body: Json };
type Desk<A extends Answer> = { post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<A> };
type Showroom<D> = {
  as: (person: string) => Promise<D>;
  database: { pool: { query: (text: string, values?: unknown[]) => Promise<{ rows: Json[] }> } };
};

/** What came back, or what went wrong where nothing may. */
const made = ({ status, body }: Answer, wanted: number): Json => {
  if (status !== wanted) throw new Error(`${status} instead of ${wanted}: ${JSON.stringify(body)}`);
  return body;
};

/** The people of Hà Nội, and what they make: each version and colour is used once, so that no test takes another's car. */
export async function bookingsAt<A extends Answer, D extends Desk<A>>(showroom: Showroom<D & Desk<A>>) {
  const [sales, colleague, manager] = await Promise.all([showroom.as('sales.hn'), showroom.as('sales2.hn'), showroom.as('manager.hn')]);
  const rows = async (text: string, values: unknown[] = []) => (await showroom.database.pool.query(text, values)).rows;
  const shades: Shade[] =
    await rows(`select v.id as "versionId", vc.color_id as "colorId" from versions v join models m on m.id = v.model_id
    join version_colors vc on vc.version_id = v.id where m.name in ('CR-V', 'City') or v.name = '1.5 Turbo'
    order by v.id desc, vc.color_id desc`);
  let count = 0;
  const aShade = (): Shade => shades.pop() ?? { versionId: '', colorId: '' };
  const aVin = () => `RLHRM1850SY${String(++count).padStart(6, '0')}`;
  const aCar = async (shade: Shade, over: object = {}) =>
    made(await manager.post('/api/sales/vehicles', { ...shade, vin: aVin(), status: 'AVAILABLE', ...over }), 201);
  const choice = (shade: Shade, over: object = {}): z.input<typeof QuotationDraft> => ({
    type: 'CASH_SALE',
    ...shade,
    accessories: [],
    services: [],
    registrationArea: 'HN',
    customerName: 'Nguyễn Đức Thắng',
    customerPhone: `09${10_000_000 + ++count}`,
    ...over,
  });
  /** A quotation that is approved, and may become a booking. */
  const aQuotation = async (shade: Shade, over: object = {}, by: Desk<A> = sales) => {
    const draft = made(await by.post('/api/sales/quotations', choice(shade, over)), 201);
    return made(await by.post(`/api/sales/quotations/${draft.id}/submit`), 200);
  };
  const convert = (id: string, body: object = {}, by: Desk<A> = sales, headers = {}) =>
    by.post(`/api/sales/quotations/${id}/convert`, body, headers);
  const aBooking = async (shade: Shade, over: object = {}) => made(await convert((await aQuotation(shade)).id, over), 200);
  return { sales, colleague, manager, rows, aShade, aVin, aCar, choice, aQuotation, convert, aBooking };
}

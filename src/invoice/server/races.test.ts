import { afterAll, expect, test } from 'vitest';
import { startTestServer } from '#app/server/testing.ts';
import { bookingsAt } from '#booking/conversion/server/seed.ts';

const server = await startTestServer({ at: '2026-11-20T03:00:00Z' });
const { rows, aShade, aCar, aBooking } = await bookingsAt(server);
const accountant = await server.as('accountant.hn');
afterAll(() => server.stop());

/** So many confirmed bookings, each like one that was booked over HTTP, with a car of its own. */
async function bookingsLike(id: string, count: number): Promise<string[]> {
  const alike = (record: string, differs: string) => `(jsonb_populate_record(${record}, jsonb_build_object(${differs}))).*`;
  const made = await rows(
    `insert into bookings select ${alike('b', `'id', uuidv7(), 'booking_number', 'BK-2026-' || 5000 + n, 'quotation_id', null`)}
     from bookings b, generate_series(1, $2) n where b.id = $1 returning id`,
    [id, count],
  );
  const ids = made.map((one) => one.id);
  await rows(
    `insert into booking_lines select ${alike('l', `'id', uuidv7(), 'booking_id', c.id`)}
     from booking_lines l, unnest($2::uuid[]) c(id) where l.booking_id = $1`,
    [id, ids],
  );
  await rows(
    `insert into vehicles select ${alike(
      'v',
      `'id', uuidv7(), 'vin', 'RLHRM1850TZ' || lpad(c.n::text, 6, '0'), 'status', 'ALLOCATED', 'held_until', null, 'booking_id', c.id`,
    )} from vehicles v, unnest($2::uuid[]) with ordinality c(id, n) where v.booking_id = $1`,
    [id, ids],
  );
  return ids;
}

const numbered = async (table: string, column: string): Promise<number[]> =>
  (await rows(`select ${column} as number from ${table}`)).map(({ number }) => Number(number.split('-').at(-1))).sort((a, b) => a - b);
const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

test('five hundred last payments at once, a quarter of which fail at the last moment: no gap among receipts nor invoices, none twice', async () => {
  const shade = aShade();
  await aCar(shade);
  const { id, totalPrice } = await aBooking(shade);
  const bookings = await bookingsLike(id, 500);
  await rows(`create function fail_at_commit() returns trigger language plpgsql as $$
    begin if new.reference = 'fails' then raise exception 'failed on purpose'; end if; return null; end $$`);
  await rows(`create constraint trigger payments_fail after insert on payments deferrable initially deferred
    for each row execute function fail_at_commit()`);
  const replies = await Promise.all(
    bookings.map((bookingId, at) =>
      accountant.post('/api/sales/payments', {
        ...{ bookingId, amount: totalPrice, method: 'TRANSFER', reference: at % 4 === 0 ? 'fails' : 'FT26324' },
      }),
    ),
  );
  expect(replies.filter(({ status }) => status === 201)).toHaveLength(375);
  expect(await numbered('payments', 'receipt_number')).toEqual(upTo(375));
  expect(await numbered('invoices', 'invoice_number')).toEqual(upTo(375));
  const unlike =
    await rows(`select b.id from bookings b full join invoices i on i.booking_id = b.id full join payments p on p.booking_id = b.id
    where (i.id is null) <> (p.id is null)`);
  expect(unlike).toEqual([]);
});

import { afterAll, expect, test } from 'vitest';
import { startTestServer } from '#app/server/testing.ts';
import { bookingsAt } from '#booking/conversion/server/seed.ts';
import { cashDeskAt } from '../deposit/server/seed.ts';

const server = await startTestServer({ at: '2026-12-31T16:59:30Z' });
const { rows, aShade, aBooking } = await bookingsAt(server);
const { receive } = await cashDeskAt(server);
afterAll(() => server.stop());

/** The counted part of each number of a year. */
const numbers = async (year: number): Promise<number[]> =>
  (await rows('select receipt_number as number from payments where receipt_number like $1', [`RC-${year}-%`])).map(({ number }) =>
    Number(String(number).slice(8)),
  );
const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

test('five hundred receipts at once, a quarter of which fail at the last moment, leave no gap and none twice, into the new year', async () => {
  await rows(`create function fail_at_commit() returns trigger language plpgsql as $$
    begin if new.reference = 'fails' then raise exception 'failed on purpose'; end if; return null; end $$`);
  await rows(`create constraint trigger payments_fail after insert on payments deferrable initially deferred
    for each row execute function fail_at_commit()`);
  const shade = aShade();
  const bookings = await Promise.all(Array.from({ length: 10 }, () => aBooking(shade)));
  const many = (count: number) =>
    Promise.all(
      Array.from({ length: count }, (_, at) =>
        receive(bookings[at % bookings.length].id, 1_000 + at, at % 4 === 0 ? { reference: 'fails' } : {}),
      ),
    );
  const before = await many(250);
  server.clock.set('2026-12-31T17:00:00Z');
  const after = await many(250);
  const received = [before, after].map((replies) => replies.filter(({ status }) => status === 201).length);
  expect(received).toEqual([187, 187]);
  expect((await numbers(2026)).sort((a, b) => a - b)).toEqual(upTo(187));
  expect((await numbers(2027)).sort((a, b) => a - b)).toEqual(upTo(187));
  const [sums] = await rows('select sum(received)::int as booked, (select sum(amount)::int from payments) as paid from cash_books');
  expect(sums.booked).toBe(sums.paid);
});

import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bookingsAt } from '#booking/conversion/server/seed.ts';
import { deliveriesAt } from '#delivery/gatepass/server/seed.ts';
import { cashDeskAt } from '#payment/deposit/server/seed.ts';
import { brokenInvariants, invariants, stateOf } from './invariants.ts';
import { startTestServer, type TestServer } from './testing.ts';

let server: TestServer;
/** A sale whose car left the yard, one whose deposit is confirmed, and one with a car that is held for a time. */
const sale = { left: '', sure: '', held: '' };

beforeAll(async () => {
  server = await startTestServer({ at: '2026-11-20T03:00:00Z' });
  const office = await bookingsAt(server);
  const desk = await cashDeskAt(server);
  const photo = new Uint8Array(
    await sharp({ create: { width: 20, height: 20, channels: 3, background: '#123456' } })
      .jpeg()
      .toBuffer(),
  );
  const yard = await deliveriesAt(office, server, photo);
  const aHeld = async () => {
    const shade = office.aShade();
    await office.aCar(shade);
    return (await office.aBooking(shade)).id;
  };
  const { booking, pass } = await yard.delivered();
  await yard.good(yard.guard.post('/api/gate/use', { pass: pass.gatepassNumber }));
  sale.left = booking.id;
  sale.sure = await aHeld();
  await desk.aDeposit(sale.sure);
  sale.held = await aHeld();
});
afterAll(() => server.stop());

const nobody = 'gen_random_uuid()';
/** One more row like that one, but for what differs. */
const another = (table: string, which: string, differs: string) =>
  `insert into ${table} select (jsonb_populate_record(t, jsonb_build_object('id', ${nobody}, ${differs}))).* from ${table} t where ${which} limit 1`;
const asked = `insert into approval_requests (id, branch_id, document, document_id, author_id, content_hash, facts, status, created_at)
  select id, branch_id, 'BOOKING', id, owner_id, '', '{}', 'APPROVED', now() from bookings where id = ':held'`;
const decided = `insert into approval_steps (id, request_id, level, role, rule, because, decision, decided_by, decided_at)
  select id, id, 1, 'MANAGER', '', '[]', 'APPROVED', owner_id, now() from bookings where id = ':held'`;

/** How each invariant is broken, its guards in the database asleep. */
const breaks: Record<string, string> = {
  'a car is held for a booking that is alive': `update vehicles set booking_id = ${nobody} where booking_id = ':held'`,
  'a booking never holds more cars than it wants': `update vehicles set booking_id = ':held' where booking_id = ':sure'`,
  'allocated means that all cars are held, backordered that some are not': `update bookings set allocation = 'BACKORDERED' where id = ':held'`,
  'a held car is the version and colour that was booked, in its branch': `update vehicles set color_id = ${nobody} where booking_id = ':held'`,
  'nobody waits while a matching car is free, but one that lost its car and waits for the next': `
    update vehicles set status = 'AVAILABLE', booking_id = null, held_until = null where booking_id = ':held';
    update bookings set allocation = 'BACKORDERED' where id = ':held'`,
  'a quotation is converted when and only when it has its booking': `update quotations set status = 'SENT' where status = 'CONVERTED'`,
  'the lines of a quotation sum to its total': 'update quotation_lines set amount = amount + 1',
  'the lines of a booking sum to its total': 'update booking_lines set amount = amount + 1',
  'a booking costs what its quotation said, as long as it is for that version': `update bookings set deal_id = ${nobody}`,
  'one revision of a number is current': another('quotations', `status = 'CONVERTED'`, `'revision', 99`),
  'a quotation is pending when and only when its approval is open': `update quotations set status = 'PENDING'`,
  'a cash book is the sum of its payments, and asks what its booking costs': `update cash_books set received = received - 1 where booking_id = ':left'`,
  'a car given in payment counts for what the countersigned contract says': 'update contracts set trade_in_value = 1',
  'a booking that money stands behind is sure, and its cars are its own for good': `update bookings set deposit_at = null where id = ':sure'`,
  'a deposit was received once when it was confirmed, and went back once when it was refunded': 'update deposits set amount = amount + 1',
  'a booking that ended keeps no deposit open': `update bookings set status = 'CANCELLED', allocation = null, cancel_reason = '' where id = ':sure'`,
  'receipts have no gap': `update statutory_counters set last = last + 1 where series = 'RC'`,
  'invoices and credit notes have no gap': `update statutory_counters set last = last + 1 where series = 'INV'`,
  'an invoice is taken back when and only when its sale was cancelled': `update bookings set status = 'CANCELLED', allocation = null, cancel_reason = '' where id = ':left'`,
  'nobody refunded what they confirmed': another('payments', 'deposit_id is not null', `'kind', 'REFUND', 'receipt_number', null`),
  'nobody approved what they wrote': `${asked}; ${decided}`,
  'a contract is signed when and only when the customer’s signature on that very content lives': `update contracts set content_hash = ''`,
  'a contract is countersigned when and only when the dealer’s signature lives': `delete from contract_signatures where party = 'DEALER'`,
  'nobody countersigned what they drew up, changed or sell': 'update contract_signatures set actor_id = (select author_id from contracts)',
  'what was signed is kept, with the SHA-256 that was signed': `update documents set sha256 = repeat('0', 64)`,
  'a contract belongs to the deal and branch of its booking, which lives while it does': `update contracts set deal_id = ${nobody}`,
  'every document belongs to a deal of its branch and customer': `update deals set customer_id = ${nobody}`,
  'a booking is handed over paid for, on a contract that both signed': `update cash_books set received = received - 1 where booking_id = ':left'`,
  'a car is sold when and only when it was handed over': `update vehicles set status = 'ALLOCATED' where booking_id = ':left'`,
  'a pass that lives is for a car of its booking, one that was used for a car that is sold': `update gatepasses set vehicle_id = ${nobody}`,
  'a record is in the state that its last event says': `update events set changes = changes || '{"status": "ELSE"}' where changes ? 'status'`,
  'every document has the event that began it': `delete from events where subject_id = ':held'`,
};

/** What is found broken once that was done, which is then undone. */
async function foundAfter(text: string): Promise<string[]> {
  const client = await server.database.pool.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    await client.query(text.replaceAll(/:(left|sure|held)/g, (_, which: keyof typeof sale) => sale[which]));
    return await brokenInvariants(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

test('all hold after a sale that went its way', async () => {
  expect(await brokenInvariants(server.database.pool)).toEqual([]);
  expect(Object.keys(breaks)).toEqual(Object.keys(invariants));
});

test.each(Object.entries(breaks))('it is found where it does not hold that %s', async (name, text) => {
  expect(await foundAfter(text)).toContainEqual(expect.stringContaining(`${name}: [`));
});

test.each(stateOf.map(([noun]) => noun))('a %s whose last event says another state is named', async (noun) => {
  const told = `update events set changes = changes || '{"status": "ELSE"}' where changes ? 'status' and subject = '${noun}'`;
  expect(await foundAfter(told)).toEqual([expect.stringContaining(`"noun":"${noun}"`)]);
});

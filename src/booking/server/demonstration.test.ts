import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { brokenInvariants } from '#app/server/invariants.ts';
import { seedAll, storySeeds } from '#app/server/seed.ts';
import { startTestServer, type TestServer } from '#app/server/testing.ts';
import { BookingStatus } from '../domain/booking.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await seedAll((work) => server.inside(work), server.world, storySeeds);
});
afterAll(() => server.stop());

describe('the demonstration data', () => {
  test.each(['hn', 'hcm', 'pn'])('has bookings in every state at %s, with somebody waiting for a car', async (code) => {
    const manager = await server.as(`manager.${code}`);
    const { items } = (await manager.get('/api/sales/bookings?limit=200')).body;
    expect(new Set(items.map(({ status }: { status: string }) => status))).toEqual(new Set(BookingStatus.options));
    const queue = (await manager.get('/api/sales/bookings/queue')).body.items;
    expect(queue.map(({ place }: { place: number }) => place).slice(0, 3)).toEqual([1, 2, 3]);
    expect(queue[0].nextArrivalOn).toMatch(/^\d{4}-/);
  });

  test('has John Doe’s Corolla booked in Pune with twenty thousand rupees down, as the first paper tells', async () => {
    const jane = await server.as('sales.pn');
    const [found] = (await jane.get('/api/sales/bookings?q=John%20Doe')).body.items;
    expect(found).toMatchObject({
      model: 'Corolla',
      version: 'Model X',
      color: 'Blue',
      depositDue: 20_000_00,
      currency: 'INR',
      allocation: 'ALLOCATED',
    });
    expect(found.ownerName).toBe('Jane Smith');
  });

  test('breaks nothing that must always hold', async () => {
    expect(await brokenInvariants(server.database.pool)).toEqual([]);
  });
});

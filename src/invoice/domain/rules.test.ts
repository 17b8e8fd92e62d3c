import { describe, expect, test } from 'vitest';
import { type Invoiceable, obstacleOfInvoice } from './rules.ts';

const aBooking = (over: Partial<Invoiceable> = {}): Invoiceable => ({
  bookingNumber: 'BK-2026-0001',
  status: 'APPROVED',
  quantity: 1,
  allocated: 1,
  due: 0,
  currency: 'VND',
  invoiceNumber: null,
  invoiceWhen: 'PAID',
  ...over,
});
const why = (over: Partial<Invoiceable>) => obstacleOfInvoice(aBooking(over))?.type;

describe('a booking is invoiced', () => {
  test('when it is confirmed, has its cars and is paid', () => {
    expect(why({})).toBeUndefined();
    expect(why({ status: 'COMPLETED' })).toBeUndefined();
  });

  test('once', () => {
    expect(why({ invoiceNumber: 'INV-2026-0001' })).toBe('invoice/already-invoiced');
  });

  test('not before it is confirmed, nor once it is cancelled', () => {
    for (const status of ['DRAFT', 'PENDING', 'REJECTED', 'CANCELLED'] as const) expect(why({ status })).toBe('invoice/not-confirmed');
  });

  test('not while a car is missing, for each is named by its numbers', () => {
    expect(why({ quantity: 3, allocated: 2 })).toBe('invoice/waits-for-a-car');
  });

  test('before it is paid only where the branch does so', () => {
    expect(why({ due: 1 })).toBe('invoice/not-yet-paid');
    expect(why({ due: 1, invoiceWhen: 'HAND' })).toBeUndefined();
    expect(why({ due: 1, invoiceWhen: 'DELIVERY' })).toBeUndefined();
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ApprovalFact, BookingFact, JourneyFacts, QuotationFact } from './deal.ts';
import { journeyOf } from './journey.ts';
import { sayIn } from './words.ts';

const now = Temporal.Instant.from('2026-11-20T03:00:00Z');

const aQuotation = (over: Partial<QuotationFact> = {}): QuotationFact => ({
  id: 'q1',
  number: 'QT-2026-0001',
  status: 'DRAFT',
  totalPrice: 1_273_535_000,
  createdAt: '2026-11-19T03:00:00Z',
  expiryDate: '2026-11-26',
  expiresAt: '2026-11-26T17:00:00Z',
  approval: null,
  ...over,
});

const aBooking = (over: Partial<BookingFact> = {}): BookingFact => ({
  id: 'b1',
  number: 'BK-2026-0001',
  status: 'APPROVED',
  allocation: 'ALLOCATED',
  quotationId: 'q1',
  quantity: 1,
  depositDue: 127_353_500,
  depositAt: null,
  createdAt: '2026-11-20T02:00:00Z',
  cancelReason: null,
  place: 1,
  length: 1,
  cars: [{ vin: '1HGCM82633A004352', heldUntil: '2026-11-23T02:00:00Z' }],
  approval: null,
  totalPrice: 1_273_535_000,
  kept: 0,
  committed: 0,
  tradedIn: 0,
  deposit: null,
  contract: null,
  preparation: { cars: 0, ready: 0, readyAt: null },
  delivery: null,
  ...over,
});

const aDeal = (over: Partial<JourneyFacts> = {}): JourneyFacts => ({
  now,
  timeZone: 'Asia/Ho_Chi_Minh',
  currency: 'VND',
  status: 'OPEN',
  createdAt: '2026-11-18T03:00:00Z',
  lostReason: null,
  ownerName: 'Phạm Thu Hà',
  customerName: 'Nguyễn Đức',
  quotations: [],
  bookings: [],
  ...over,
});

const asked = (over: Partial<ApprovalFact> = {}): ApprovalFact => ({
  status: 'OPEN',
  decidedAt: null,
  steps: [
    { level: 1, role: 'MANAGER', decision: null, reason: null, name: null },
    { level: 2, role: 'ADMIN', decision: null, reason: null, name: null },
  ],
  ...over,
});

const standingOf = (facts: JourneyFacts) => {
  const { standing } = journeyOf(facts);
  return (
    standing && {
      step: standing.step,
      state: standing.state,
      who: standing.who?.role ?? null,
      says: standing.says && sayIn('en', standing.says),
    }
  );
};

describe('where a deal stands', () => {
  test('a deal without a quotation waits for its salesperson to write one', () => {
    expect(standingOf(aDeal())).toEqual({ step: 'QUOTATION', state: 'CURRENT', who: 'SALES', says: 'No quotation yet.' });
  });

  test('a draft is to be completed by its salesperson', () => {
    expect(standingOf(aDeal({ quotations: [aQuotation()] }))).toMatchObject({ step: 'QUOTATION', state: 'CURRENT', who: 'SALES' });
  });

  test('a quotation that needs approval waits for the role of the lowest open level', () => {
    const approval = asked({
      steps: [
        { level: 1, role: 'MANAGER', decision: 'APPROVED', reason: null, name: 'Trần Minh' },
        { level: 2, role: 'ADMIN', decision: null, reason: null, name: null },
      ],
    });
    expect(standingOf(aDeal({ quotations: [aQuotation({ status: 'PENDING', approval })] }))).toEqual({
      step: 'APPROVAL',
      state: 'CURRENT',
      who: 'ADMIN',
      says: 'QT-2026-0001 waits for approval, step 2 of 2.',
    });
  });

  test('a refused price is stopped, and names who refused it and why', () => {
    const approval = asked({
      status: 'REJECTED',
      steps: [{ level: 1, role: 'MANAGER', decision: 'REJECTED', reason: 'Too low.', name: 'Trần Minh' }],
    });
    expect(standingOf(aDeal({ quotations: [aQuotation({ status: 'REJECTED', approval })] }))).toEqual({
      step: 'APPROVAL',
      state: 'BLOCKED',
      who: 'SALES',
      says: 'Trần Minh refused QT-2026-0001: Too low.',
    });
  });

  test('an approved quotation waits for its salesperson, a sent one for the customer, an accepted one to be booked', () => {
    expect(standingOf(aDeal({ quotations: [aQuotation({ status: 'APPROVED' })] }))).toMatchObject({ step: 'BOOKING', who: 'SALES' });
    expect(standingOf(aDeal({ quotations: [aQuotation({ status: 'SENT' })] }))).toEqual({
      step: 'BOOKING',
      state: 'CURRENT',
      who: 'CUSTOMER',
      says: 'QT-2026-0001 is with the customer until 26/11/2026.',
    });
    expect(standingOf(aDeal({ quotations: [aQuotation({ status: 'ACCEPTED' })] }))).toMatchObject({ step: 'BOOKING', who: 'SALES' });
  });

  test('a quotation past its last day stops the deal, even before the clock has marked it', () => {
    const late = aDeal({ now: Temporal.Instant.from('2026-11-26T17:00:00Z'), quotations: [aQuotation({ status: 'SENT' })] });
    expect(standingOf(late)).toMatchObject({
      step: 'QUOTATION',
      state: 'BLOCKED',
      says: 'QT-2026-0001 lapsed after 26/11/2026: revise it.',
    });
    expect(standingOf({ ...late, now: late.now.subtract({ milliseconds: 1 }) })).toMatchObject({ step: 'BOOKING' });
  });

  test('a booking with its car held brings the deposit next', () => {
    const facts = aDeal({ quotations: [aQuotation({ status: 'CONVERTED' })], bookings: [aBooking()] });
    expect(standingOf(facts)).toEqual({ step: 'DEPOSIT', state: 'CURRENT', who: 'CUSTOMER', says: '127.353.500 ₫ due.' });
    const booking = journeyOf(facts).steps.find(({ step }) => step === 'BOOKING');
    expect(booking?.says && sayIn('vi', booking.says)).toBe('BK-2026-0001: xe 1HGCM82633A004352, giữ đến 23/11/2026 09:00.');
  });

  test('after the booking each step waits for whoever makes it, to the car that is ready', () => {
    const at = '2026-11-20T03:00:00Z';
    const deposit = { id: 'd1', number: 'DP-2026-0001', status: 'PENDING', amount: 127_353_500, proven: false };
    const contract = { id: 'c1', number: 'CT-2026-0001', status: 'DRAFT', approvedAt: null };
    const paid = { depositAt: at, deposit: { ...deposit, status: 'CONFIRMED', proven: true } };
    const agreed = { ...paid, contract: { ...contract, status: 'APPROVED', approvedAt: at } };
    const whole = { ...agreed, kept: 1_273_535_000 };
    const cases: [Partial<BookingFact>, string, string, string][] = [
      [{ deposit }, 'DEPOSIT', 'CUSTOMER', 'DP-2026-0001: 127.353.500 ₫ asked for.'],
      [{ deposit: { ...deposit, proven: true } }, 'DEPOSIT', 'ACCOUNTANT', 'DP-2026-0001: 127.353.500 ₫ paid, to be confirmed.'],
      [{ depositDue: 0 }, 'CONTRACT', 'SALES', 'Draw up the contract.'],
      [{ ...paid, contract }, 'CONTRACT', 'CUSTOMER', 'CT-2026-0001 is to be signed.'],
      [
        { ...paid, contract: { ...contract, status: 'SIGNED' } },
        'CONTRACT',
        'MANAGER',
        'The customer signed CT-2026-0001: countersign it.',
      ],
      [{ ...agreed, kept: 127_353_500 }, 'PAYMENT', 'CUSTOMER', '1.146.181.500 ₫ still to be paid.'],
      [{ ...whole, preparation: { cars: 1, ready: 0, readyAt: null } }, 'PREPARATION', 'OPERATIONS', '0 of 1 ready.'],
    ];
    for (const [over, step, who, says] of cases)
      expect(standingOf(aDeal({ quotations: [aQuotation({ status: 'CONTRACT' })], bookings: [aBooking(over)] }))).toEqual({
        step,
        state: 'CURRENT',
        who,
        says,
      });
  });

  test('a car that is ready waits for its handover to be agreed on, then for its gatepass, then for the signatures', () => {
    const at = '2026-11-20T03:00:00Z';
    const deposit = { id: 'd1', number: 'DP-2026-0001', status: 'CONFIRMED', amount: 127_353_500, proven: true };
    const ready = {
      ...{ depositAt: at, deposit, contract: { id: 'c1', number: 'CT-2026-0001', status: 'APPROVED', approvedAt: at } },
      ...{ kept: 273_535_000, committed: 1_000_000_000, preparation: { cars: 1, ready: 1, readyAt: at } },
    };
    const agreed = { id: 'h1', status: 'SCHEDULED', scheduledAt: at, deliveredAt: null, passes: 0, issuedAt: null, gatepassNumber: null };
    const passed = { ...agreed, passes: 1, issuedAt: at, gatepassNumber: 'GP-2026-0001' };
    const standingAt = (over: Partial<BookingFact>) =>
      standingOf(aDeal({ quotations: [aQuotation({ status: 'CONTRACT' })], bookings: [aBooking({ ...ready, ...over })] }));
    const who = 'OPERATIONS';
    const says = 'Agree with the customer when the car is handed over.';
    expect(standingAt({})).toEqual({ step: 'GATEPASS', state: 'CURRENT', who, says });
    expect(standingAt({ delivery: agreed })).toEqual({
      ...{ step: 'GATEPASS', state: 'CURRENT', who },
      says: 'Handover on 20/11/2026 10:00: issue the gatepass.',
    });
    expect(standingAt({ delivery: passed })).toEqual({
      ...{ step: 'DELIVERY', state: 'CURRENT', who },
      says: 'To be handed over on 20/11/2026 10:00.',
    });
    const over = aDeal({
      ...{ status: 'WON', quotations: [aQuotation({ status: 'CONTRACT' })] },
      bookings: [aBooking({ ...ready, status: 'COMPLETED', delivery: { ...passed, status: 'DELIVERED', deliveredAt: at } })],
    });
    const { steps, standing } = journeyOf(over);
    expect(standing).toBeNull();
    expect(steps.at(-1)).toMatchObject({ step: 'DELIVERY', state: 'DONE', at, document: { kind: 'DELIVERY', id: 'h1' } });
  });

  test('a booking without a car is stopped at its place in the queue', () => {
    const bookings = [aBooking({ allocation: 'BACKORDERED', cars: [], place: 2, length: 3 })];
    expect(standingOf(aDeal({ quotations: [aQuotation({ status: 'CONVERTED' })], bookings }))).toEqual({
      step: 'BOOKING',
      state: 'BLOCKED',
      who: 'OPERATIONS',
      says: 'BK-2026-0001 waits for a car: place 2 of 3.',
    });
  });

  test('a booking that needs approval waits for it before its car, and is stopped where it is refused', () => {
    const pending = aBooking({ status: 'PENDING', allocation: null, cars: [], quotationId: null, approval: asked() });
    expect(standingOf(aDeal({ bookings: [pending] }))).toEqual({
      step: 'APPROVAL',
      state: 'CURRENT',
      who: 'MANAGER',
      says: 'BK-2026-0001 waits for approval, step 1 of 2.',
    });
    const rejected = aBooking({ ...pending, status: 'REJECTED', quotationId: 'q1' });
    expect(standingOf(aDeal({ quotations: [aQuotation({ status: 'CONVERTED' })], bookings: [rejected] }))).toMatchObject({
      step: 'APPROVAL',
      state: 'BLOCKED',
      who: 'SALES',
    });
  });

  test('a direct booking that is a draft may yet need an approval, or not', () => {
    const bookings = [aBooking({ status: 'DRAFT', allocation: null, cars: [], quotationId: null })];
    expect(standingOf(aDeal({ bookings }))).toMatchObject({ step: 'BOOKING', state: 'CURRENT' });
    const approval = journeyOf(aDeal({ bookings })).steps.find(({ step }) => step === 'APPROVAL');
    expect(approval).toMatchObject({ state: 'NEXT', optional: true });
  });

  test('a direct booking needs no quotation', () => {
    const { steps } = journeyOf(aDeal({ bookings: [aBooking({ quotationId: null })] }));
    expect(steps.filter(({ state }) => state === 'DONE').map(({ step }) => step)).toEqual(['ENQUIRY', 'QUOTATION', 'APPROVAL', 'BOOKING']);
  });

  test('a cancelled booking stops the deal until a new quotation is written', () => {
    const bookings = [aBooking({ status: 'CANCELLED', allocation: null, cars: [], cancelReason: 'Changed his mind' })];
    const spent = aQuotation({ status: 'CONVERTED' });
    expect(standingOf(aDeal({ quotations: [spent], bookings }))).toMatchObject({ step: 'BOOKING', state: 'BLOCKED' });
    const superseded = aQuotation({ id: 'q0', status: 'SUPERSEDED', createdAt: '2026-11-18T04:00:00Z' });
    expect(standingOf(aDeal({ quotations: [spent, superseded], bookings }))).toMatchObject({ step: 'BOOKING', state: 'BLOCKED' });
    const refused = [aBooking({ status: 'REJECTED', allocation: null, cars: [] })];
    const fresh = aQuotation({ id: 'q2', number: 'QT-2026-0002' });
    expect(standingOf(aDeal({ quotations: [fresh, spent], bookings: refused }))).toMatchObject({ step: 'QUOTATION', state: 'CURRENT' });
    expect(standingOf(aDeal({ quotations: [fresh, spent], bookings }))).toMatchObject({ step: 'QUOTATION', state: 'CURRENT' });
  });

  test('a lost deal says why and waits for nobody', () => {
    expect(standingOf(aDeal({ status: 'LOST', lostReason: 'Bought elsewhere' }))).toEqual({
      step: 'QUOTATION',
      state: 'BLOCKED',
      who: null,
      says: 'Lost: Bought elsewhere',
    });
  });

  test('a delivered deal stands nowhere', () => {
    expect(journeyOf(aDeal({ status: 'WON' })).standing).toBeNull();
  });
});

const quotationStates = [
  'DRAFT',
  'PENDING',
  'APPROVED',
  'REJECTED',
  'SENT',
  'ACCEPTED',
  'DECLINED',
  'CONVERTED',
  'EXPIRED',
  'CANCELLED',
  'SUPERSEDED',
];
const bookingStates = ['DRAFT', 'PENDING', 'APPROVED', 'REJECTED', 'CANCELLED'];
const anyDeal: fc.Arbitrary<JourneyFacts> = fc
  .record({
    status: fc.constantFrom('OPEN' as const, 'LOST' as const, 'WON' as const),
    quotations: fc.array(
      fc.constantFrom(...quotationStates).map((status) => aQuotation({ status })),
      { maxLength: 3 },
    ),
    bookings: fc.array(
      fc
        .tuple(fc.constantFrom(...bookingStates), fc.boolean(), fc.boolean())
        .map(([status, direct, short]) =>
          aBooking({ status, quotationId: direct ? null : 'q1', allocation: short ? 'BACKORDERED' : 'ALLOCATED', cars: [] }),
        ),
      { maxLength: 2 },
    ),
  })
  .map(aDeal);

describe('any journey whatever', () => {
  test('has its done steps first, at most one that is current or blocked, and none unsaid', () => {
    fc.assert(
      fc.property(anyDeal, (facts) => {
        const { steps, standing } = journeyOf(facts);
        const line = steps.filter(({ optional }) => !optional);
        const done = line.filter(({ state }) => state === 'DONE').length;
        expect(line.slice(0, done).every(({ state }) => state === 'DONE')).toBe(true);
        expect(line.filter(({ state }) => state === 'CURRENT' || state === 'BLOCKED').length).toBeLessThanOrEqual(1);
        expect(standing).toBe(line[done] ?? null);
        for (const step of [standing, ...steps])
          for (const locale of ['en', 'vi'] as const) if (step?.says) expect(sayIn(locale, step.says)).not.toMatch(/\{|undefined/);
        if (standing) expect(standing.says).not.toBeNull();
      }),
    );
  });
});

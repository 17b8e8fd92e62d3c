import { formatDay, formatInstant, formatMoney } from '#platform/domain/format.ts';
import { sum } from '#platform/domain/money.ts';
import type { ApprovalFact, BookingFact, DocumentRef, JourneyFacts, JourneyStep, QuotationFact, StepState, Who } from './deal.ts';
import type { Says, Sentence } from './words.ts';

/** What one step of the journey comes to. */
export type Outcome = { state: StepState } & Partial<Pick<JourneyStep, 'optional' | 'at' | 'says' | 'who' | 'document'>>;

const say = (sentence: Sentence, facts: Says['facts'] = {}): Says => ({ sentence, facts });
const seller = (facts: JourneyFacts): Who => ({ role: 'SALES', name: facts.ownerName });
const customer = (facts: JourneyFacts): Who => ({ role: 'CUSTOMER', name: facts.customerName });
const quoted = ({ id, number }: QuotationFact): DocumentRef => ({ kind: 'QUOTATION', id, number });
const booked = ({ id, number }: BookingFact): DocumentRef => ({ kind: 'BOOKING', id, number });

/** The further a living quotation has come, the more it speaks for the deal; of those that came to nothing the newest does. */
const progress = ['CONTRACT', 'CONVERTED', 'ACCEPTED', 'SENT', 'APPROVED', 'PENDING', 'DRAFT'];

/** The quotation and the booking that the deal now rests on. One whose booking came to nothing is spent, and makes room for the next. */
export function leadingOf({ quotations, bookings }: JourneyFacts): { quotation?: QuotationFact; booking?: BookingFact } {
  const dead = ({ status }: BookingFact) => status === 'CANCELLED' || status === 'REJECTED';
  const spent = new Set(bookings.filter(dead).map(({ quotationId }) => quotationId));
  const rank = ({ id, status }: QuotationFact) =>
    progress.includes(status) && !spent.has(id) ? progress.indexOf(status) : progress.length;
  const [quotation] = [...quotations].sort((a, b) => rank(a) - rank(b));
  const fresh = quotation && !spent.has(quotation.id);
  const booking = bookings.find((one) => !dead(one)) ?? (fresh ? undefined : bookings[0]);
  return { ...(quotation ? { quotation } : {}), ...(booking ? { booking } : {}) };
}

const isBooked = (booking: BookingFact | undefined): booking is BookingFact => booking !== undefined && booking.status !== 'CANCELLED';

/** Its last day is over, whether or not the clock has said so already. */
const lapsed = (facts: JourneyFacts, { status, expiresAt }: QuotationFact) =>
  status === 'EXPIRED' ||
  (['DRAFT', 'PENDING', 'APPROVED', 'SENT', 'ACCEPTED'].includes(status) &&
    Temporal.Instant.compare(facts.now, Temporal.Instant.from(expiresAt)) >= 0);

export function quotationOf(facts: JourneyFacts, quotation: QuotationFact | undefined, booking: BookingFact | undefined): Outcome {
  if (booking && !booking.quotationId && (isBooked(booking) || !quotation)) return { state: 'DONE', says: say('booked-directly') };
  const who = seller(facts);
  if (!quotation) return { state: 'CURRENT', says: say('no-quotation'), who };
  const { number, totalPrice, createdAt } = quotation;
  const document = quoted(quotation);
  if (!isBooked(booking)) {
    if (lapsed(facts, quotation))
      return { state: 'BLOCKED', says: say('quotation-lapsed', { number, day: formatDay(quotation.expiryDate) }), who, document };
    if (quotation.status === 'DRAFT') return { state: 'CURRENT', says: say('quotation-draft', { number }), who, document };
    if (quotation.status === 'DECLINED') return { state: 'BLOCKED', says: say('quotation-declined', { number }), who, document };
    if (['CANCELLED', 'SUPERSEDED'].includes(quotation.status))
      return { state: 'BLOCKED', says: say('quotation-cancelled', { number }), who, document };
  }
  return {
    state: 'DONE',
    at: createdAt,
    says: say('quotation-priced', { number, amount: formatMoney(totalPrice, facts.currency) }),
    document,
  };
}

/** The question to the approvers about whichever document now needs it: the booking's own, else the quotation's. */
export function approvalOf(facts: JourneyFacts, quotation: QuotationFact | undefined, booking: BookingFact | undefined): Outcome {
  if (isBooked(booking)) {
    if (booking.status === 'PENDING' || booking.status === 'REJECTED') return askedOf(facts, booking, booked(booking));
    if (booking.status === 'DRAFT' && !booking.quotationId) return { state: 'NEXT', optional: true };
  } else if (quotation?.status === 'PENDING' || quotation?.status === 'REJECTED') return askedOf(facts, quotation, quoted(quotation));
  const approval = [booking?.approval, quotation?.approval].find((one) => one?.status === 'APPROVED');
  if (!approval) return { state: 'DONE', says: say('approval-not-needed') };
  const name = approval.steps.findLast((step) => step.decision === 'APPROVED')?.name ?? '';
  return { state: 'DONE', at: approval.decidedAt, says: say('approval-given', { name }) };
}

/** Still open, for the role of its lowest open level; or refused, and back with its salesperson. */
function askedOf(facts: JourneyFacts, { status, number, approval }: QuotationFact | BookingFact, document: DocumentRef): Outcome {
  if (status === 'PENDING')
    return { state: 'CURRENT', says: say('approval-open', { number, ...levels(approval) }), who: approver(approval), document };
  return { state: 'BLOCKED', says: say('approval-rejected', { number, ...refusedBy(approval) }), who: seller(facts), document };
}

export function bookingOf(facts: JourneyFacts, quotation: QuotationFact | undefined, booking: BookingFact | undefined): Outcome {
  const who = seller(facts);
  if (!booking) return quotation ? answerOf(facts, quotation) : { state: 'NEXT' };
  const document = booked(booking);
  const { number } = booking;
  const facing = { document, who };
  if (booking.status === 'DRAFT') return { state: 'CURRENT', says: say('booking-draft', { number }), ...facing };
  if (booking.status === 'CANCELLED')
    return { state: 'BLOCKED', says: say('booking-cancelled', { number, reason: booking.cancelReason ?? '' }), ...facing };
  if (booking.allocation === 'BACKORDERED') {
    const queue = { number, place: booking.place, length: booking.length, held: booking.cars.length, quantity: booking.quantity };
    const sentence = booking.cars.length > 0 ? 'booking-waits-part' : 'booking-waits';
    return { state: 'BLOCKED', says: say(sentence, queue), who: { role: 'OPERATIONS', name: null }, document };
  }
  return { state: 'DONE', at: booking.createdAt, says: say(...carsOf(facts, booking)), document };
}

/** What an approved, sent or accepted quotation waits for. */
function answerOf(facts: JourneyFacts, quotation: QuotationFact): Outcome {
  const { number, status, expiryDate } = quotation;
  const document = quoted(quotation);
  if (status === 'SENT')
    return { state: 'CURRENT', says: say('customer-answers', { number, day: formatDay(expiryDate) }), who: customer(facts), document };
  const sentence = status === 'ACCEPTED' ? 'book-now' : 'send-or-book';
  return { state: 'CURRENT', says: say(sentence, { number }), who: seller(facts), document };
}

const nobody = (role: string): Who => ({ role, name: null });

/** Asked for, proven, confirmed; a booking without one goes on by itself. */
export function depositOf(facts: JourneyFacts, booking: BookingFact | undefined): Outcome {
  if (!isBooked(booking)) return { state: 'NEXT' };
  const { deposit, depositDue, depositAt } = booking;
  const amount = formatMoney(deposit?.amount ?? depositDue, facts.currency);
  const document: DocumentRef | null = deposit && { kind: 'DEPOSIT', id: deposit.id, number: deposit.number };
  if (depositDue === 0 && !deposit) return { state: 'DONE', says: say('deposit-not-needed') };
  if (depositAt) return { state: 'DONE', at: depositAt, says: say('deposit-confirmed', { amount }), document };
  if (!deposit) return { state: 'CURRENT', says: say('deposit-due', { amount }), who: customer(facts) };
  const { number, proven } = deposit;
  return proven
    ? { state: 'CURRENT', says: say('deposit-proven', { number, amount }), who: nobody('ACCOUNTANT'), document }
    : { state: 'CURRENT', says: say('deposit-asked', { number, amount }), who: customer(facts), document };
}

/** Drawn up, signed by the customer, countersigned by a manager. */
export function contractOf(facts: JourneyFacts, booking: BookingFact | undefined): Outcome {
  if (booking?.status !== 'APPROVED' && booking?.status !== 'COMPLETED') return { state: 'NEXT' };
  const { contract } = booking;
  if (!contract) return { state: 'CURRENT', says: say('contract-to-draw'), who: seller(facts) };
  const { id, number, status, approvedAt } = contract;
  const document: DocumentRef = { kind: 'CONTRACT', id, number };
  if (status === 'DRAFT') return { state: 'CURRENT', says: say('contract-to-sign', { number }), who: customer(facts), document };
  if (status === 'SIGNED') return { state: 'CURRENT', says: say('contract-to-countersign', { number }), who: nobody('MANAGER'), document };
  return { state: 'DONE', at: approvedAt, says: say('contract-stands', { number }), document };
}

/** Done when what came in, what a bank has promised and a car given in are all that the car costs. */
export function paymentOf(facts: JourneyFacts, booking: BookingFact | undefined): Outcome {
  if (booking?.status !== 'APPROVED' && booking?.status !== 'COMPLETED') return { state: 'NEXT' };
  const amount = (minor: number) => formatMoney(minor, facts.currency);
  const due = sum([booking.totalPrice, -booking.kept, -booking.committed, -booking.tradedIn]);
  if (due > 0) return { state: 'CURRENT', says: say('payment-due', { amount: amount(due) }), who: customer(facts) };
  if (booking.committed > 0) return { state: 'DONE', says: say('payment-covered', { amount: amount(booking.committed) }) };
  return { state: 'DONE', says: say('payment-whole', { amount: amount(booking.kept) }) };
}

/** Begins when the car is allocated; done when each of the booking's cars is ready. */
export function preparationOf(booking: BookingFact | undefined): Outcome {
  const { cars = 0, ready = 0, readyAt = null } = booking?.preparation ?? {};
  if (!booking || cars === 0) return { state: 'NEXT' };
  if (ready >= booking.quantity) return { state: 'DONE', at: readyAt, says: say('preparation-ready') };
  return { state: 'CURRENT', says: say('preparation-runs', { ready, quantity: booking.quantity }), who: nobody('OPERATIONS') };
}

const handedOver = ({ number }: BookingFact, delivery: { id: string } | null): DocumentRef | null =>
  delivery && { kind: 'DELIVERY', id: delivery.id, number };

/** The appointment is made, then each car gets the paper with which it leaves. */
export function gatepassOf(facts: JourneyFacts, booking: BookingFact | undefined): Outcome {
  if (booking?.status !== 'APPROVED' && booking?.status !== 'COMPLETED') return { state: 'NEXT' };
  const { delivery, quantity } = booking;
  const facing = { document: handedOver(booking, delivery), who: nobody('OPERATIONS') };
  if (!delivery) return { state: 'CURRENT', says: say('handover-to-agree'), who: facing.who };
  const { passes, issuedAt, gatepassNumber, scheduledAt } = delivery;
  if (passes >= quantity)
    return { state: 'DONE', at: issuedAt, says: say('gatepass-issued', { number: gatepassNumber ?? '' }), document: facing.document };
  return { state: 'CURRENT', says: say('gatepass-to-issue', { at: formatInstant(scheduledAt, facts.timeZone) }), ...facing };
}

/** Signed for by the customer; with it the sale is complete. */
export function deliveryOf(facts: JourneyFacts, booking: BookingFact | undefined): Outcome {
  const delivery = booking?.delivery;
  if (!booking || !delivery) return { state: 'NEXT' };
  const { scheduledAt, deliveredAt } = delivery;
  const document = handedOver(booking, delivery);
  if (deliveredAt) return { state: 'DONE', at: deliveredAt, says: say('handed-over'), document };
  const at = formatInstant(scheduledAt, facts.timeZone);
  return { state: 'CURRENT', says: say('handover-agreed', { at }), who: nobody('OPERATIONS'), document };
}

function carsOf(facts: JourneyFacts, { number, quantity, cars }: BookingFact): [Sentence, Says['facts']] {
  const ends = cars.flatMap(({ heldUntil }) => heldUntil ?? []).sort();
  const until = ends[0] ? formatInstant(ends[0], facts.timeZone) : '';
  const vin = cars[0]?.vin ?? '';
  const sentence = `booking-${until ? 'held' : 'allocated'}${quantity > 1 ? '-many' : ''}` as const;
  return [sentence, { number, quantity, vin, until }];
}

const openStep = (approval: ApprovalFact | null | undefined) =>
  [...(approval?.steps ?? [])].sort((a, b) => a.level - b.level).find((step) => step.decision === null);

const approver = (approval: ApprovalFact | null | undefined): Who => ({ role: openStep(approval)?.role ?? 'MANAGER', name: null });

const levels = (approval: ApprovalFact | null | undefined) => ({
  level: (approval?.steps ?? []).filter((step) => step.decision === 'APPROVED').length + 1,
  levels: Math.max(1, approval?.steps.length ?? 1),
});

function refusedBy(approval: ApprovalFact | null | undefined) {
  const step = approval?.steps.find(({ decision }) => decision === 'REJECTED');
  return { name: step?.name ?? '', reason: step?.reason ?? '' };
}

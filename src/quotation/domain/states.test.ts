import { describe, expect, test } from 'vitest';
import { roles } from '#access/domain/roles.ts';
import { type Actor, mintActor } from '#platform/domain/actor.ts';
import { obstacle } from '#platform/domain/machine.ts';
import { QuotationStatus } from './quotation.ts';
import { possibleMoves, type QuotationMove, type QuotationSubject, quotationMoves } from './states.ts';

const branchId = '00000000-0000-4000-8000-000000000001';
const actor = (role: 'SALES' | 'MANAGER' | 'ADMIN', id: string): Actor => {
  const grants = Object.entries(roles[role]).map(([permission, reach]) => [permission, [{ branchId, own: reach === 'own' }]]);
  return mintActor({ id, kind: 'person', name: id, locale: 'en', grants: Object.fromEntries(grants) });
};
const author = actor('SALES', 'author');
const manager = actor('MANAGER', 'manager');
const clock = mintActor({ id: 'clock', kind: 'clock', name: 'clock', locale: 'en', grants: {} });
const now = Temporal.Instant.from('2026-11-20T03:00:00Z');
const aQuotation = (other: Partial<QuotationSubject> = {}): QuotationSubject => ({
  status: 'DRAFT',
  branchId,
  ownerId: author.id,
  expiryDate: '2026-11-27',
  expiresAt: '2026-11-27T17:00:00.000Z',
  wroteIt: false,
  unpriced: null,
  lapsedList: null,
  approvers: [],
  ...other,
});
const why = (move: QuotationMove, subject: QuotationSubject, by: Actor, at = now) =>
  obstacle(quotationMoves, move, { actor: by, subject, now: at })?.type;

/** The table of the paper, line by line. */
const paper: Record<QuotationMove, QuotationStatus[]> = {
  submit: ['DRAFT'],
  approve: ['PENDING'],
  reject: ['PENDING'],
  send: ['APPROVED'],
  accept: ['SENT'],
  decline: ['SENT'],
  convert: ['APPROVED', 'SENT', 'ACCEPTED'],
  contract: ['CONVERTED'],
  revise: ['PENDING', 'APPROVED', 'REJECTED', 'SENT', 'DECLINED', 'EXPIRED'],
  expire: ['DRAFT', 'PENDING', 'APPROVED', 'SENT'],
  cancel: ['DRAFT', 'PENDING', 'APPROVED', 'SENT', 'ACCEPTED'],
  delete: ['DRAFT'],
};
const moves = Object.keys(paper) as QuotationMove[];

describe('every state and every move', () => {
  test.each(QuotationStatus.options.flatMap((status) => moves.map((move) => [status, move] as const)))('%s and %s', (status, move) => {
    const by = move === 'expire' ? clock : move === 'delete' ? author : move === 'approve' || move === 'reject' ? manager : author;
    const at = move === 'expire' ? Temporal.Instant.from('2026-11-27T17:00:00Z') : now;
    expect(why(move, aQuotation({ status }), by, at)).toBe(paper[move].includes(status) ? undefined : 'platform/move-refused');
  });

  test('lead from a draft to each of the states', () => {
    const reached = new Set<string>(['DRAFT', ...moves.flatMap((move) => quotationMoves[move].to)]);
    expect([...reached].sort()).toEqual([...QuotationStatus.options, 'GONE'].sort());
  });

  test('happen by the hand of those who may, and by the clock alone where it is the clock’s', () => {
    expect(why('approve', aQuotation({ status: 'PENDING' }), author)).toBe('platform/not-permitted');
    expect(why('submit', aQuotation(), actor('SALES', 'another'))).toBe('platform/not-permitted');
    expect(why('submit', aQuotation(), manager)).toBeUndefined();
    expect(why('expire', aQuotation({ status: 'SENT' }), manager)).toBe('platform/only-by-the-clock');
  });
});

describe('a quotation is refused', () => {
  test('to the person who wrote it, when they would approve or reject it', () => {
    for (const move of ['approve', 'reject'] as const)
      expect(why(move, aQuotation({ status: 'PENDING', wroteIt: true }), manager)).toBe('quotation/self-approval');
  });

  test('to those who do not decide the open level', () => {
    const pending = aQuotation({ status: 'PENDING', approvers: ['ADMIN'] });
    expect(why('approve', pending, manager)).toBe('quotation/not-the-approver');
    expect(why('approve', pending, actor('ADMIN', 'admin'))).toBeUndefined();
    expect(why('approve', { ...pending, approvers: ['MANAGER'] }, actor('ADMIN', 'admin'))).toBeUndefined();
  });

  test('when a line has no price, and when its price list has lapsed', () => {
    expect(why('submit', aQuotation({ unpriced: 'HUD' }), author)).toBe('quotation/line-without-price');
    expect(why('submit', aQuotation({ lapsedList: 'STANDARD' }), author)).toBe('quotation/price-list-lapsed');
  });

  test('to be deleted by anyone but its author', () => {
    expect(why('delete', aQuotation(), manager)).toBe('quotation/not-the-author');
  });

  test('past its last day, and not an instant before', () => {
    const last = Temporal.Instant.from('2026-11-27T16:59:59.999Z');
    const over = Temporal.Instant.from('2026-11-27T17:00:00Z');
    const dated = {
      submit: 'DRAFT',
      approve: 'PENDING',
      reject: 'PENDING',
      send: 'APPROVED',
      accept: 'SENT',
      decline: 'SENT',
      convert: 'ACCEPTED',
    } as const;
    for (const [move, status] of Object.entries(dated) as [QuotationMove, QuotationStatus][]) {
      const by = move === 'approve' || move === 'reject' ? manager : author;
      expect(why(move, aQuotation({ status }), by, last), move).toBeUndefined();
      expect(why(move, aQuotation({ status }), by, over), move).toBe('quotation/past-last-day');
    }
    expect(why('expire', aQuotation({ status: 'SENT' }), clock, last)).toBe('quotation/still-valid');
  });
});

describe('what a screen offers', () => {
  test('is the moves of the state, the blocked ones with the reason', () => {
    const offered = possibleMoves({ actor: manager, subject: aQuotation({ status: 'PENDING', wroteIt: true }), now });
    expect(offered.map(({ move }) => move)).toEqual(['approve', 'reject', 'revise', 'cancel']);
    expect(offered[0]?.blockedBy).toEqual({ type: 'quotation/self-approval', says: expect.stringContaining('somebody else') });
  });

  test('of a draft is to send as well as to submit, both blocked by the same reason', () => {
    const [submit, send, ...rest] = possibleMoves({ actor: author, subject: aQuotation({ unpriced: 'HUD' }), now });
    expect([submit?.move, send?.move, ...rest.map(({ move }) => move)]).toEqual(['submit', 'send', 'edit', 'cancel', 'delete']);
    expect(send?.blockedBy).toEqual(submit?.blockedBy);
  });

  test('never is what only another document can bring about', () => {
    expect(possibleMoves({ actor: author, subject: aQuotation({ status: 'CONVERTED' }), now })).toEqual([]);
  });
});

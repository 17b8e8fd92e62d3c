import { describe, expect, test } from 'vitest';
import { actionOf } from './actions.ts';
import type { JourneyStep } from './deal.ts';
import type { Sentence } from './words.ts';

const of = { dealId: 'deal', bookingId: 'booking', preparationId: 'car' };
const standing = (sentence: Sentence, kind: 'QUOTATION' | 'DEPOSIT' | 'CONTRACT' | null = null): JourneyStep => ({
  ...{ step: 'DEPOSIT', state: 'CURRENT', optional: false, at: null, who: null },
  says: { sentence, facts: {} },
  document: kind && { kind, id: 'document', number: 'X-1' },
});

describe('what can be done where a deal stands', () => {
  test('is done to the document of the step, to the booking, to the car, or to the deal itself', () => {
    expect(actionOf(standing('deposit-proven', 'DEPOSIT'), of)).toMatchObject({
      does: 'CONFIRM_DEPOSIT',
      may: 'payment.write',
      id: 'document',
    });
    expect(actionOf(standing('contract-to-draw'), of)).toMatchObject({ does: 'DRAW_CONTRACT', may: 'contract.write', id: 'booking' });
    expect(actionOf(standing('preparation-runs'), of)).toMatchObject({ does: 'PREPARE', id: 'car' });
    expect(actionOf(standing('no-quotation'), of)).toMatchObject({ does: 'WRITE_QUOTATION', id: 'deal' });
  });

  test('is nothing where one waits for something else, where it is over, or where there is nothing to do it to', () => {
    expect(actionOf(null, of)).toBeNull();
    expect(actionOf(standing('booking-waits'), of)).toBeNull();
    expect(actionOf(standing('lost'), of)).toBeNull();
    expect(actionOf(standing('preparation-runs'), { ...of, preparationId: null })).toBeNull();
  });
});

import { type Journey, type JourneyFacts, type JourneyStep, type StepName, stepNames } from './deal.ts';
import {
  approvalOf,
  bookingOf,
  contractOf,
  deliveryOf,
  depositOf,
  gatepassOf,
  leadingOf,
  type Outcome,
  paymentOf,
  preparationOf,
  quotationOf,
} from './steps.ts';

const notYet: Outcome = { state: 'NEXT' };

/** Where a deal stands, what blocks it and who must act: computed from facts, never stored. */
export function journeyOf(facts: JourneyFacts): Journey {
  const { quotation, booking } = leadingOf(facts);
  const outcomes: Partial<Record<StepName, Outcome>> = {
    ENQUIRY: { state: 'DONE', at: facts.createdAt },
    QUOTATION: quotationOf(facts, quotation, booking),
    APPROVAL: approvalOf(facts, quotation, booking),
    BOOKING: bookingOf(facts, quotation, booking),
    DEPOSIT: depositOf(facts, booking),
    CONTRACT: contractOf(facts, booking),
    PAYMENT: paymentOf(facts, booking),
    PREPARATION: preparationOf(booking),
    GATEPASS: gatepassOf(facts, booking),
    DELIVERY: deliveryOf(facts, booking),
  };
  let stopped = false;
  const steps = stepNames.map((step): JourneyStep => {
    const optional = step === 'TEST_DRIVE' || outcomes[step]?.optional === true;
    const outcome = facts.status === 'WON' && !optional ? { ...outcomes[step], state: 'DONE' as const } : (outcomes[step] ?? notYet);
    const shown = stopped && outcome.state !== 'NEXT' ? notYet : outcome;
    if (!optional && shown.state !== 'DONE') stopped = true;
    return { step, at: null, says: null, who: null, document: null, ...shown, optional };
  });
  const standing = steps.find(({ state, optional }) => !optional && state !== 'DONE') ?? null;
  if (standing && facts.status === 'LOST') {
    standing.state = 'BLOCKED';
    standing.says = { sentence: 'lost', facts: { reason: facts.lostReason ?? '' } };
    standing.who = null;
  } else if (standing?.state === 'NEXT') standing.says ??= { sentence: 'comes-next', facts: {} };
  return { steps, standing };
}

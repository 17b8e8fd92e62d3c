import { documentKindWords } from '#document/domain/words.ts';
import type { Locale } from '#platform/domain/refusal.ts';
import { ChecklistPoint, Deliverable, Signer } from './delivery.ts';
import type { Missing } from './gate.ts';
import { checklistWords, deliverableWords, missingWords, signerWords } from './words.ts';

/** A missing fact as a person reads it: `Accessory not fitted: Camera (RLH…)`. Money is named, its amount is shown beside it. */
export function nameOf({ fact, car, what }: Missing, locale: Locale): string {
  const detail = fact === 'DOCUMENT' ? documentKindWords[locale][what as keyof (typeof documentKindWords)['en']] : what;
  return `${missingWords[locale][fact]}${detail ? `: ${detail}` : ''}${car ? ` (${car})` : ''}`;
}

export const namesOf = (missing: readonly Missing[], locale: Locale): string => missing.map((one) => nameOf(one, locale)).join('; ');

type Done = { checked: readonly ChecklistPoint[]; handedOver: readonly Deliverable[]; signers: readonly Signer[] };

/** What of the seven points, the five deliverables and the two signatures is still open, by name. SIGN_OFF is done by signing. */
export const openPoints = ({ checked, handedOver, signers }: Done, locale: Locale): string[] => [
  ...ChecklistPoint.options
    .filter((point) => point !== 'SIGN_OFF' && !checked.includes(point))
    .map((point) => checklistWords[locale][point]),
  ...Deliverable.options.filter((one) => !handedOver.includes(one)).map((one) => deliverableWords[locale][one]),
  ...Signer.options.filter((who) => !signers.includes(who)).map((who) => signerWords[locale][who]),
];

/** A refusal: the business says no. It is thrown, which rolls the transaction back, and is answered as RFC 9457. */
export type Locale = 'en' | 'vi';
export const locales = ['en', 'vi'] as const satisfies readonly Locale[];

/** One "no" of a catalogue. `{name}` in a sentence is filled from the facts given when it is refused. */
export type Denial = { status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503 | 507 } & Record<Locale, string>;

/** One field that is wrong: `at` is a JSON pointer into the request. */
export type Violation = { at: string; says: string };

export type Facts = Record<string, string | number>;

export class Refusal extends Error {
  readonly type: string;
  readonly denial: Denial;
  readonly facts: Facts;
  readonly violations: Violation[];
  constructor(type: string, denial: Denial, facts: Facts = {}, violations: Violation[] = []) {
    super(type);
    this.type = type;
    this.denial = denial;
    this.facts = facts;
    this.violations = violations;
  }

  /** The sentence a person reads, in their language. */
  says(locale: Locale): string {
    return this.denial[locale].replace(/\{(\w+)\}/g, (_, name: string) => String(this.facts[name] ?? ''));
  }
}

/** Makes the `refuse` of one catalogue; the type is `noun/name`, e.g. `quotation/self-approval`. */
export function defineRefusals<const C extends Record<string, Denial>>(noun: string, catalogue: C) {
  const refuse = (name: keyof C & string, facts?: Facts, violations?: Violation[]): Refusal =>
    new Refusal(`${noun}/${name}`, catalogue[name] as Denial, facts, violations);
  return { noun, catalogue, refuse };
}

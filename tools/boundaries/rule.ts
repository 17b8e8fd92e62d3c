/** Files by their path below the project's folder, e.g. `src/vehicle/domain/rules.ts`. */
export type Files = Record<string, string>;

/** What a rule forbids, said to whoever broke it, with the proof that it works. */
export type Probed = {
  name: string;
  says: string;
  /** Each of these files breaks the rule and must be caught. */
  planted: Files;
  /** None of these files may be reported by any rule. */
  fine?: Files;
  /** What the planted files need around them. */
  beside?: Files;
};

/** A line of code that breaks a rule. */
export type Offence = { rule: string; file: string; what: string };

/** What the planted files show to be wrong with the rules themselves. */
export function failedProbes(rules: readonly Probed[], offences: readonly Offence[]): string[] {
  return rules.flatMap(({ name, planted, fine }) => {
    const missed = Object.keys(planted).filter((file) => !offences.some((offence) => offence.rule === name && offence.file === file));
    const innocent = Object.keys(fine ?? {}).flatMap((file) => offences.filter((offence) => offence.file === file));
    return [
      ...missed.map((file) => `${name} does not catch the violation planted in ${file}`),
      ...innocent.map((offence) => `${offence.rule} reports ${offence.file}, which is allowed (${offence.what})`),
    ];
  });
}

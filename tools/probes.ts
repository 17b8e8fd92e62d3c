/** Files by their path below the project's folder, e.g. `src/vehicle/domain/rules.ts`. */
export type Files = Record<string, string>;

/** A rule with the proof that it works. */
export type Probed = {
  name: string;
  /** What it asks, said to whoever broke it. */
  says: string;
  /** Each of these files breaks the rule and must be caught. */
  planted: Files;
  /** None of these files may be reported by any rule. */
  fine?: Files;
  /** What the planted files need around them. */
  beside?: Files;
};

/** A file that breaks a rule, and where or how. */
export type Offence = { rule: string; file: string; what: string };

/** Lays the planted files of all rules side by side; two rules may not plant the same file. */
export function plantedBy(rules: readonly Probed[]): Files {
  const all = rules.flatMap(({ planted, fine, beside }) => Object.entries({ ...planted, ...fine, ...beside }));
  const twice = all.find(([path], at) => all.findIndex(([other]) => other === path) !== at);
  if (twice) throw new Error(`two rules plant ${twice[0]}`);
  return Object.fromEntries(all);
}

/** What the planted files show to be wrong with the rules themselves. */
export function failedProbes(rules: readonly Probed[], offences: readonly Offence[]): string[] {
  return rules.flatMap(({ name, planted, fine }) => {
    const missed = Object.keys(planted).filter((file) => !offences.some((offence) => offence.rule === name && offence.file === file));
    const innocent = Object.keys(fine ?? {}).flatMap((file) => offences.filter((offence) => offence.file === file));
    return [
      ...missed.map((file) => `probe: ${name} does not catch the violation planted in ${file}`),
      ...innocent.map((offence) => `probe: ${offence.rule} reports ${offence.file}, which is allowed (${offence.what})`),
    ];
  });
}

/** Prints what is wrong, then one line on what was looked at, and fails the program if anything was wrong. */
export function conclude(complaints: readonly string[], summary: string) {
  for (const complaint of complaints) console.log(complaint);
  console.log(summary);
  process.exitCode = complaints.length > 0 ? 1 : 0;
}

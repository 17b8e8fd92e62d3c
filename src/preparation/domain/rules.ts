import { type Finding, InspectionItem, type PreparationStatus, type TaskStatus } from './preparation.ts';

/** READY is computed: each task is done or not needed. A finding of the inspection is a beginning too. */
export function statusOf(tasks: readonly { status: TaskStatus }[], findings: readonly Finding[]): PreparationStatus {
  const settled = tasks.filter(({ status }) => status !== 'PENDING').length;
  if (settled === tasks.length) return 'READY';
  return settled > 0 || findings.length > 0 ? 'IN_PROGRESS' : 'PENDING';
}

/** What was found before, with what is found now in its place; in the order of the walk around the car. */
export function foundIn(before: readonly Finding[], now: readonly Finding[]): Finding[] {
  const found = new Map([...before, ...now].map((finding) => [finding.item, finding]));
  return InspectionItem.options.flatMap((item) => found.get(item) ?? []);
}

/** An inspection is passed when every place was looked at and nothing is wrong. */
export const isPassed = (findings: readonly Finding[]): boolean =>
  InspectionItem.options.every((item) => findings.some((finding) => finding.item === item && finding.passed));

type CoverProblem = 'insurance-backwards' | 'insurance-lapsed';

/** Why an insurance from one calendar day to another, both within, is of no use on the branch's day `today`; nothing when it is. */
export function problemOfCover(from: string, to: string, today: string): CoverProblem | undefined {
  if (to < from) return 'insurance-backwards';
  return to < today ? 'insurance-lapsed' : undefined;
}

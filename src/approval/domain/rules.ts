import { type Role, roles } from '#access/domain/roles.ts';
import type { SaleType } from '#deal/domain/deal.ts';
import { type Actor, can } from '#platform/domain/actor.ts';
import type { ApprovalDocument, ApprovalFacts, Because, Step } from './approval.ts';

/** When a document needs whose approval. Every condition that is set must hold; none set: always. */
export type ApprovalRule = {
  name: string;
  document: ApprovalDocument;
  type: SaleType | null;
  discountAboveBp: number | null;
  marginBelowBp: number | null;
  totalAbove: number | null;
  level: number;
  role: Role;
};

/** What the rules judge. */
export type Question = { document: ApprovalDocument; type: SaleType; facts: ApprovalFacts };

/** Whether an actor has all the powers of a role in a branch, so that an administrator stands in for a manager. */
export const holds = (actor: Actor, role: Role, branchId: string): boolean =>
  Object.entries(roles[role]).every(([permission, reach]) =>
    can(actor, permission, reach === 'own' ? { branchId, ownerId: actor.id } : { branchId, ownerId: null }),
  );

/** Below the floor that a salesperson may reach, a manager decides whatever the rules are. */
const floorRule = { level: 1, role: 'MANAGER', rule: 'floor' } as const;

/** Why a rule matches, condition by condition; nothing where it does not. */
function becauseOf(rule: ApprovalRule, { document, type, facts }: Question): Because[] | undefined {
  if (rule.document !== document || (rule.type !== null && rule.type !== type)) return undefined;
  const conditions: (Because & { holds: boolean })[] = [];
  const { discountAboveBp, marginBelowBp, totalAbove } = rule;
  if (discountAboveBp !== null)
    conditions.push({ fact: 'DISCOUNT', limit: discountAboveBp, actual: facts.discountBp, holds: facts.discountBp > discountAboveBp });
  if (marginBelowBp !== null)
    conditions.push({ fact: 'MARGIN', limit: marginBelowBp, actual: facts.marginBp, holds: facts.marginBp < marginBelowBp });
  if (totalAbove !== null)
    conditions.push({ fact: 'TOTAL', limit: totalAbove, actual: facts.totalPrice, holds: facts.totalPrice > totalAbove });
  if (conditions.some((condition) => !condition.holds)) return undefined;
  if (conditions.length === 0) return [{ fact: 'ALWAYS', limit: null, actual: null }];
  return conditions.map(({ fact, limit, actual }) => ({ fact, limit, actual }));
}

/** Every decision a document needs, lowest level first, all known before the first is asked for (C18). */
export function stepsFor(rules: readonly ApprovalRule[], question: Question): Step[] {
  const steps = new Map<string, Step>();
  const add = (level: number, role: Role, rule: string, because: Because[]) => {
    const step = steps.get(`${level} ${role}`) ?? { level, role, rules: [], because: [] };
    steps.set(`${level} ${role}`, { ...step, rules: [...step.rules, rule], because: [...step.because, ...because] });
  };
  if (question.facts.belowFloor) add(floorRule.level, floorRule.role, floorRule.rule, [{ fact: 'FLOOR', limit: null, actual: null }]);
  for (const rule of rules) {
    const because = becauseOf(rule, question);
    if (because) add(rule.level, rule.role, rule.name, because);
  }
  return [...steps.values()].sort((a, b) => a.level - b.level || a.role.localeCompare(b.role));
}

/** The level that is asked now: the lowest with a decision still to make. */
export const openLevel = (steps: readonly { level: number; decision: string | null }[]): number | undefined =>
  steps
    .filter(({ decision }) => decision === null)
    .map(({ level }) => level)
    .sort((a, b) => a - b)[0];

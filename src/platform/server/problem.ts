import { z } from 'zod';
import { type Locale, Refusal, type Violation } from '../domain/refusal.ts';
import { refusePlatform } from '../domain/refusals.ts';
import { databaseError } from './database.ts';
import { keyTaken } from './idempotency.ts';

/** RFC 9457. `type` is a page of the problem catalogue; `reference` is the request id to quote to whoever helps. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  reference: string;
  violations?: Violation[];
} & Record<string, unknown>;

const words = { en: z.locales.en().localeError, vi: z.locales.vi().localeError };

/** Checks a part of a request; what is wrong is named by JSON pointer, in the reader's language. */
export function check<T extends z.ZodType>(schema: T, value: unknown, locale: Locale): z.output<T> {
  const read = schema.safeParse(value, { error: words[locale] });
  if (read.success) return read.data;
  const violations = read.error.issues.flatMap((issue) => {
    const fields = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return fields.map((path) => ({ at: `/${path.map(String).join('/')}`, says: issue.message }));
  });
  throw refusePlatform('bad-input', {}, violations);
}

/** What the database's own guards mean to a person, by the constraint's name; each capability adds its own. `detail` names the row in the way. */
export type ConstraintRefusals = Record<string, (failure: { detail?: string }) => Refusal>;

const general: Record<string, () => Refusal> = {
  '23505': () => refusePlatform('already-exists'),
  '23P01': () => refusePlatform('already-exists'),
  '23503': () => refusePlatform('still-used'),
  '23514': () => refusePlatform('bad-input'),
  '22003': () => refusePlatform('bad-input'),
  '22P05': () => refusePlatform('bad-input'),
  '22021': () => refusePlatform('bad-input'),
  '22P02': () => refusePlatform('bad-input'),
  '22007': () => refusePlatform('bad-input'),
  '22008': () => refusePlatform('bad-input'),
};
const passing = new Set([
  '40001',
  '40P01',
  '55P03',
  '57P01',
  '57P02',
  '57P03',
  '57014',
  '53300',
  '08006',
  '08001',
  '08003',
  '08000',
  '25P03',
]);

/** The refusal that an error amounts to, or nothing where it is a bug. */
export function refusalOf(error: unknown, constraints: ConstraintRefusals): Refusal | undefined {
  if (error instanceof Refusal) return error;
  const known = fastifyRefusal(error);
  if (known) return known;
  const failure = databaseError(error);
  if (failure?.constraint === keyTaken) return refusePlatform('key-running');
  if (failure?.constraint && constraints[failure.constraint]) return constraints[failure.constraint]?.(failure);
  if (failure?.code && general[failure.code]) return general[failure.code]?.();
  if (error instanceof RangeError && /2\^53/.test(error.message)) return refusePlatform('bad-input', {}, [{ at: '', says: error.message }]);
  const code = (error as NodeJS.ErrnoException)?.code ?? (error as { cause?: NodeJS.ErrnoException })?.cause?.code;
  const lost =
    /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/.test(String(code)) ||
    /timeout exceeded|Connection terminated|not queryable/.test(causes(error));
  if (lost || (failure?.code && passing.has(failure.code))) return refusePlatform('unavailable');
  return undefined;
}

const causes = (error: unknown): string => (error instanceof Error ? `${error.message} ${causes(error.cause)}` : '');

function fastifyRefusal(error: unknown): Refusal | undefined {
  const status = (error as { statusCode?: number })?.statusCode;
  if (status === 413) return refusePlatform('too-large');
  if (status === 415 || status === 406) return refusePlatform('wrong-content-type');
  if (status === 429) return refusePlatform('too-many');
  if (status === 503) return refusePlatform('unavailable');
  if (status === 404) return refusePlatform('not-found');
  if (status !== undefined && status >= 400 && status < 500) return refusePlatform('bad-input');
  return undefined;
}

export function problemOf(refusal: Refusal, locale: Locale, reference: string): Problem {
  const { status } = refusal.denial;
  return {
    ...refusal.facts,
    type: `/problems/${refusal.type}`,
    title: refusal.type,
    status,
    detail: refusal.says(locale),
    reference,
    ...(refusal.violations.length > 0 || status === 400 ? { violations: refusal.violations } : {}),
  };
}

/** What a bug answers: nothing but its reference. */
export const bugProblem = (locale: Locale, reference: string): Problem => ({
  type: '/problems/platform/bug',
  title: 'platform/bug',
  status: 500,
  detail:
    locale === 'vi' ? 'Có lỗi ở phía chúng tôi. Vui lòng báo mã tham chiếu.' : 'Something broke on our side. Please quote the reference.',
  reference,
});

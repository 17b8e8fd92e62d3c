import type { z } from 'zod';
import { wordsNow } from '../words.ts';
import { kitWords } from './words.ts';

type Issue = z.core.$ZodIssue;

/** What is wrong with one field, in a person's words rather than a schema's. */
function sayIssue(issue: Issue): string {
  const t = wordsNow(kitWords);
  const size = (limit: number | bigint) => Number(limit);
  switch (issue.code) {
    case 'invalid_type':
    case 'invalid_value':
    case 'invalid_union':
      return t('issueRequired');
    case 'too_small':
      if (issue.origin === 'string') return size(issue.minimum) <= 1 ? t('issueRequired') : t('issueShort', { least: size(issue.minimum) });
      if (issue.origin === 'array') return t('issueFew', { least: size(issue.minimum) });
      return t('issueSmall', { least: size(issue.minimum) });
    case 'too_big':
      if (issue.origin === 'string') return t('issueLong', { most: size(issue.maximum) });
      if (issue.origin === 'array') return t('issueMany', { most: size(issue.maximum) });
      return t('issueBig', { most: size(issue.maximum) });
    case 'invalid_format':
      return issue.format === 'email' ? t('issueEmail') : t('issueWrong');
    case 'custom':
      return issue.message && issue.message !== 'Invalid input' ? issue.message : t('issueWrong');
    default:
      return t('issueWrong');
  }
}

/** The first thing that is wrong at each field, by its dotted path. */
export function errorsOf(schema: z.ZodType, body: unknown): Record<string, string> {
  const read = schema.safeParse(body);
  const errors: Record<string, string> = {};
  for (const issue of read.error?.issues ?? []) errors[issue.path.map(String).join('.')] ??= sayIssue(issue);
  return errors;
}

/** A JSON pointer of the server as the path of a field: `/roles/0/role` is `roles.0.role`. */
export const pathOf = (pointer: string): string =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');

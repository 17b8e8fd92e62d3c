import { notifications } from '@mantine/notifications';
import type { ProblemError } from './client.ts';
import { language } from './language.ts';
import type { Phrase } from './words.ts';

/** Short messages in the corner: what was done, or why it was not. */
const reference: Phrase = { en: 'Reference', vi: 'Mã tham chiếu' };

export const showDone = (message: string) => notifications.show({ message, color: 'green', withBorder: true });

export const showProblem = (problem: ProblemError) =>
  notifications.show({
    message: problem.status >= 500 && problem.reference ? `${problem.detail} ${reference[language()]}: ${problem.reference}` : problem.detail,
    color: 'red',
    withBorder: true,
    autoClose: 8000,
  });

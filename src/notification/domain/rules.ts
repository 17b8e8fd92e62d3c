import type { Living, Moves } from '#platform/domain/machine.ts';
import type { MessageStatus } from './message.ts';

/** What can be done with a letter that has ended: it stays as it was, and one more goes out after it. */
export const letterMoves = {
  again: { from: ['SENT', 'NOT_SENT', 'FAILED'], to: ['SENT', 'NOT_SENT', 'FAILED'], may: 'message.write' },
} as const satisfies Moves<MessageStatus, Living<MessageStatus>>;

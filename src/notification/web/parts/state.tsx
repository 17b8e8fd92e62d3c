import { StatusBadge, type Tone } from '#platform/web/kit/status.tsx';
import { useWords } from '#platform/web/words.ts';
import type { MessageStatus } from '../../domain/message.ts';
import { notificationWords } from '../words.ts';

const tones: Record<MessageStatus, Tone> = { WAITING: 'amber', SENT: 'green', NOT_SENT: 'grey', FAILED: 'red' };

/** Whether a message went out. */
export function MessageState({ status }: { status: MessageStatus }) {
  const t = useWords(notificationWords);
  return <StatusBadge status={status} label={t(status)} tone={tones[status]} />;
}

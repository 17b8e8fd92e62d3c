import { z } from 'zod';
import { Day, defineApi, Id, Instant, MoveView, orEmpty, page, Search, severalOf } from '#platform/domain/api.ts';
import { MessageKind, MessageReason, MessageStatus } from './domain/message.ts';

export const MessageRow = z.object({
  id: z.uuid(),
  dealId: z.uuid(),
  kind: MessageKind,
  status: MessageStatus,
  /** Why it was not sent. */
  reason: MessageReason.nullable(),
  customerName: z.string(),
  address: z.string(),
  subject: z.string(),
  createdAt: Instant,
  sentAt: Instant.nullable(),
});
export type MessageRow = z.output<typeof MessageRow>;

/** A message as it was, or would have been, sent. */
export const MessageView = MessageRow.extend({
  text: z.string(),
  /** Where its paper is. */
  paper: z.string(),
  tried: z.int(),
  /** Not before then it is tried again. */
  dueAt: Instant.nullable(),
  /** The first letter, where this one was sent again. */
  againOf: z.uuid().nullable(),
  moves: z.array(MoveView),
});

const Statuses = severalOf(MessageStatus, 200);

export const MessageSearch = Search.extend({
  branchId: orEmpty(z.uuid()),
  status: Statuses.optional(),
  kind: orEmpty(MessageKind),
  from: orEmpty(Day),
  to: orEmpty(Day),
});
export type MessageSearch = z.output<typeof MessageSearch>;

/** What customers were written: the outbox. */
export const messageApi = defineApi({
  base: '/messages',
  operations: {
    list: {
      method: 'GET',
      path: '',
      does: 'List what was, is to be or could not be sent to customers',
      may: 'message.read',
      query: MessageSearch,
      returns: page(MessageRow),
    },
    get: { method: 'GET', path: '/:id', does: 'Read a message', may: 'message.read', params: Id, returns: MessageView },
    again: {
      method: 'POST',
      path: '/:id/again',
      does: 'Send a letter to the customer again: a new one that refers to the first',
      may: 'message.write',
      params: Id,
      returns: MessageView,
    },
  },
});

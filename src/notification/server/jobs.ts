import type { Job } from '#platform/server/jobs.ts';
import type { Mailer } from '#platform/server/mail.ts';
import { type Papers, sendNext } from './service.ts';

const send = 'notification.send';

/** Each minute the messages that are due, one in each transaction, so that none is sent again because of another. */
export const notificationJobs = (post: Mailer | undefined, papers: Papers): Job[] => [
  {
    name: send,
    cron: '* * * * *',
    work: async (ctx) => {
      if (await sendNext(ctx, post, papers)) await ctx.queue.send(ctx.tx, send, {});
    },
  },
];

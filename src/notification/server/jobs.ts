import type { Job } from '#platform/server/jobs.ts';
import type { Mailer } from '#platform/server/mail.ts';
import { lettersDue, type Papers, sendNext } from './service.ts';

/** Each minute, and soon after there is one, the messages that are due, one in each transaction, so that none is sent again because of another. */
export const notificationJobs = (post: Mailer | undefined, papers: Papers): Job[] => [
  {
    name: lettersDue,
    cron: '* * * * *',
    work: async (ctx) => {
      if (await sendNext(ctx, post, papers)) await ctx.queue.send(ctx.tx, lettersDue, {});
    },
  },
];

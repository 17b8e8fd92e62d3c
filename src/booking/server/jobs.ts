import type { Job } from '#platform/server/jobs.ts';
import { listUnserved } from '../waitlist/server/queries.ts';
import { serveQueue } from '../waitlist/server/service.ts';

/** Once a minute a car that stayed free while somebody waits for it (a crash, a corrected colour) finds its booking. */
export const bookingJobs: Job[] = [
  {
    name: 'booking.serve-queues',
    cron: '* * * * *',
    work: async (ctx) => {
      for (const wanted of await listUnserved(ctx)) await serveQueue(ctx, wanted);
    },
  },
];

import type { Job } from '#platform/server/jobs.ts';
import { releaseLapsed } from './service.ts';

/** What time alone does to the stock. */
export const vehicleJobs: Job[] = [{ name: 'vehicle.release-lapsed', cron: '* * * * *', work: releaseLapsed }];

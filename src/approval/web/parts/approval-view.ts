import { z } from 'zod';

const word = z.string().optional().catch(undefined);

/** Which requests the inbox shows, as the address keeps it. */
export const ApprovalInboxView = z.object({ show: z.enum(['asked', 'open', 'approved', 'rejected']).optional().catch(undefined), q: word });
export type ApprovalInboxView = z.output<typeof ApprovalInboxView>;

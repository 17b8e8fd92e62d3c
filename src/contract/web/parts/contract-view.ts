import { z } from 'zod';

const word = z.string().optional().catch(undefined);

/** What a new contract begins with: a booking. */
export const NewContractView = z.object({ bookingId: word });

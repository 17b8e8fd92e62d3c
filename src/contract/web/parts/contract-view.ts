import { z } from 'zod';

const word = z.string().optional().catch(undefined);

/** What a new contract begins with: a booking, or a quotation that is booked with it. */
export const NewContractView = z.object({ bookingId: word, quotationId: word });

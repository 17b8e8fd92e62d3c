import { z } from 'zod';

const word = z.string().optional().catch(undefined);

/** What a new booking begins with: a quotation, or a customer and a version. */
export const NewBookingView = z.object({ quotationId: word, customerId: word, versionId: word });

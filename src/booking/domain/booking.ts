import { z } from 'zod';

export const BookingStatus = z.enum(['DRAFT', 'PENDING', 'APPROVED', 'REJECTED', 'COMPLETED', 'CANCELLED']);
export type BookingStatus = z.output<typeof BookingStatus>;

/** From a quotation, or direct (R2 `reference_type`). */
export const ReferenceType = z.enum(['SALE_QUOTATION', 'DEFAULT']);
export type ReferenceType = z.output<typeof ReferenceType>;

/** Whether all cars of an approved booking are held, or it waits in the queue. */
export const Allocation = z.enum(['ALLOCATED', 'BACKORDERED']);
export type Allocation = z.output<typeof Allocation>;

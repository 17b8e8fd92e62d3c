import { z } from 'zod';

/** The handover of all cars of a booking to their customer. */
export const DeliveryStatus = z.enum(['SCHEDULED', 'DELIVERED', 'CANCELLED']);
export type DeliveryStatus = z.output<typeof DeliveryStatus>;

/** The paper with which one car leaves the yard, once. */
export const GatepassStatus = z.enum(['ISSUED', 'USED', 'VOID']);
export type GatepassStatus = z.output<typeof GatepassStatus>;

/** What is gone through with the customer before the keys change hands (R3 SCR-SAL-006), in that order. */
export const ChecklistPoint = z.enum(['INSPECTION', 'ACCESSORIES', 'DOCUMENTATION', 'ORIENTATION', 'PHOTOS', 'SATISFACTION', 'SIGN_OFF']);
export type ChecklistPoint = z.output<typeof ChecklistPoint>;

/** What the customer takes along beside the car. */
export const Deliverable = z.enum(['KEYS', 'REGISTRATION', 'MANUAL', 'WARRANTY_CARD', 'SERVICE_BOOKLET']);
export type Deliverable = z.output<typeof Deliverable>;

/** Who signs the handover certificate. */
export const Signer = z.enum(['CUSTOMER', 'SALESPERSON']);
export type Signer = z.output<typeof Signer>;

/** How content the customer is, from 1 to 5: the answer to the survey at the handover. */
export const Satisfaction = z.int().min(1).max(5);

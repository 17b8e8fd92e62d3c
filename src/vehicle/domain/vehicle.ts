import { z } from 'zod';

export const VehicleStatus = z.enum(['IN_TRANSIT', 'AVAILABLE', 'HELD', 'ALLOCATED', 'SOLD']);
export type VehicleStatus = z.output<typeof VehicleStatus>;

export const Location = z.enum(['YARD', 'SHOWROOM', 'WORKSHOP']);
export type Location = z.output<typeof Location>;

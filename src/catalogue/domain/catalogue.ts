import { z } from 'zod';

export const Fuel = z.enum(['PETROL', 'DIESEL', 'HYBRID', 'BEV']);
export type Fuel = z.output<typeof Fuel>;

export const Body = z.enum(['SEDAN', 'HATCHBACK', 'SUV', 'MPV', 'PICKUP']);
export type Body = z.output<typeof Body>;

/** The four groups of accessories (R3 SCR-SAL-001). */
export const AccessoryGroup = z.enum(['EXTERIOR', 'INTERIOR', 'TECHNOLOGY', 'PROTECTION']);
export type AccessoryGroup = z.output<typeof AccessoryGroup>;

import { z } from 'zod';

export const PreparationStatus = z.enum(['PENDING', 'IN_PROGRESS', 'READY', 'CANCELLED']);
export type PreparationStatus = z.output<typeof PreparationStatus>;

/** What has to be done to a car before it may leave. One ACCESSORY for each accessory that was ordered. */
export const TaskKind = z.enum(['INSPECTION', 'ACCESSORY', 'REGISTRATION', 'INSURANCE']);
export type TaskKind = z.output<typeof TaskKind>;

export const TaskStatus = z.enum(['PENDING', 'DONE', 'NOT_NEEDED']);
export type TaskStatus = z.output<typeof TaskStatus>;

/** What is looked at before a car is handed over, in the order in which one walks around it. */
export const InspectionItem = z.enum([
  'IDENTITY',
  'PAINT',
  'GLASS',
  'TYRES',
  'LIGHTS',
  'FLUIDS',
  'BATTERY',
  'BRAKES',
  'CABIN',
  'ELECTRONICS',
  'ROAD_TEST',
  'TOOLS',
]);
export type InspectionItem = z.output<typeof InspectionItem>;

/** What was found at one place of the car. */
export type Finding = { item: InspectionItem; passed: boolean; note: string };

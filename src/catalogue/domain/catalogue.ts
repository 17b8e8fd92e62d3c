import { z } from 'zod';

export const Fuel = z.enum(['PETROL', 'DIESEL', 'HYBRID', 'BEV']);
export type Fuel = z.output<typeof Fuel>;

export const Body = z.enum(['SEDAN', 'HATCHBACK', 'SUV', 'MPV', 'PICKUP']);
export type Body = z.output<typeof Body>;

/** The four groups of accessories (R3 SCR-SAL-001). */
export const AccessoryGroup = z.enum(['EXTERIOR', 'INTERIOR', 'TECHNOLOGY', 'PROTECTION']);
export type AccessoryGroup = z.output<typeof AccessoryGroup>;

export const Color = z.object({ id: z.uuid(), nameEn: z.string(), nameVi: z.string(), hex: z.string(), rowVersion: z.int() });
export type Color = z.output<typeof Color>;

/** What is priced and sold: a trim of a model, in some colours. */
export const Version = z.object({
  id: z.uuid(),
  modelId: z.uuid(),
  name: z.string(),
  year: z.int(),
  fuel: Fuel,
  engineCc: z.int(),
  lengthMm: z.int(),
  seats: z.int(),
  active: z.boolean(),
  colorIds: z.array(z.uuid()),
  rowVersion: z.int(),
});
export type Version = z.output<typeof Version>;

export const Model = z.object({
  id: z.uuid(),
  make: z.string(),
  name: z.string(),
  body: Body,
  position: z.int(),
  active: z.boolean(),
  rowVersion: z.int(),
});
export type Model = z.output<typeof Model>;

/** An accessory or a service package: named in both languages, priced by branch in the price book. */
const Item = z.object({
  id: z.uuid(),
  code: z.string(),
  nameEn: z.string(),
  nameVi: z.string(),
  position: z.int(),
  active: z.boolean(),
  rowVersion: z.int(),
});
export const Accessory = Item.extend({ group: AccessoryGroup });
export type Accessory = z.output<typeof Accessory>;
export const ServicePackage = Item;
export type ServicePackage = z.output<typeof ServicePackage>;

/** Everything on sale, in the order it is shown; versions hang below their models. */
export const Catalogue = z.object({
  models: z.array(Model.extend({ versions: z.array(Version) })),
  colors: z.array(Color),
  accessories: z.array(Accessory),
  services: z.array(ServicePackage),
});
export type Catalogue = z.output<typeof Catalogue>;

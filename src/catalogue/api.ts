import { z } from 'zod';
import { defineApi, Id, page, Search, text } from '#platform/domain/api.ts';
import { Accessory, AccessoryGroup, Body, Catalogue, Color, Fuel, Model, ServicePackage, Version } from './domain/catalogue.ts';

const Position = z.int().min(0).max(10_000);
const Code = z.string().regex(/^[A-Z0-9][A-Z0-9-]{1,29}$/);
const RowVersion = z.int().min(1);
const ofActive = z.enum(['true', 'false']).transform((value) => value === 'true');

export const ModelDraft = z.strictObject({ make: text(40), name: text(60), body: Body, position: Position.default(0) });
export const VersionDraft = z.strictObject({
  modelId: z.uuid(),
  name: text(60),
  year: z.int().min(1990).max(2100),
  fuel: Fuel,
  engineCc: z.int().min(0).max(20_000),
  lengthMm: z.int().min(1000).max(20_000),
  seats: z.int().min(1).max(60),
  colorIds: z.array(z.uuid()).max(40).default([]),
});
export const ColorDraft = z.strictObject({ nameEn: text(60), nameVi: text(60), hex: z.string().regex(/^#[0-9a-f]{6}$/) });
export const AccessoryDraft = z.strictObject({
  code: Code,
  group: AccessoryGroup,
  nameEn: text(120),
  nameVi: text(120),
  position: Position.default(0),
});
export const ServiceDraft = AccessoryDraft.omit({ group: true });

/** What may be changed of a record, and which state of it was read. */
const changeOf = <S extends z.ZodRawShape>(draft: z.ZodObject<S>) =>
  z.strictObject({ ...draft.partial().shape, active: z.boolean().optional(), rowVersion: RowVersion });

export const ModelChange = changeOf(z.strictObject({ ...ModelDraft.shape, position: Position }));
export const VersionChange = changeOf(
  z.strictObject({ ...VersionDraft.omit({ modelId: true }).shape, colorIds: z.array(z.uuid()).max(40) }),
);
export const ColorChange = z.strictObject({ ...ColorDraft.partial().shape, rowVersion: RowVersion });
export const AccessoryChange = changeOf(z.strictObject({ ...AccessoryDraft.shape, position: Position }));
export const ServiceChange = changeOf(z.strictObject({ ...ServiceDraft.shape, position: Position }));

const Listing = Search.omit({ branchId: true }).extend({ active: ofActive.optional() });
const may = 'catalogue.write';

/** What is on sale, whole: what every form of the sale begins with. */
export const catalogueApi = defineApi({
  base: '/catalogue',
  operations: {
    tree: { method: 'GET', path: '', does: 'Everything on sale, as one tree', may: 'catalogue.read', returns: Catalogue },
  },
});

export const modelApi = defineApi({
  base: '/catalogue/models',
  operations: {
    list: { method: 'GET', path: '', does: 'List models', may: 'catalogue.read', query: Listing, returns: page(Model) },
    add: { method: 'POST', path: '', does: 'Add a model', may, body: ModelDraft, returns: Model },
    change: { method: 'PATCH', path: '/:id', does: 'Change a model', may, params: Id, body: ModelChange, returns: Model },
  },
});

export const versionApi = defineApi({
  base: '/catalogue/versions',
  operations: {
    list: {
      method: 'GET',
      path: '',
      does: 'List versions',
      may: 'catalogue.read',
      query: Listing.extend({ modelId: z.uuid().optional() }),
      returns: page(Version),
    },
    add: { method: 'POST', path: '', does: 'Add a version of a model, with its colours', may, body: VersionDraft, returns: Version },
    change: {
      method: 'PATCH',
      path: '/:id',
      does: 'Change a version or its colours',
      may,
      params: Id,
      body: VersionChange,
      returns: Version,
    },
  },
});

export const colorApi = defineApi({
  base: '/catalogue/colors',
  operations: {
    list: {
      method: 'GET',
      path: '',
      does: 'List colours',
      may: 'catalogue.read',
      query: Listing.omit({ active: true }),
      returns: page(Color),
    },
    add: { method: 'POST', path: '', does: 'Add a colour', may, body: ColorDraft, returns: Color },
    change: { method: 'PATCH', path: '/:id', does: 'Change a colour', may, params: Id, body: ColorChange, returns: Color },
  },
});

export const accessoryApi = defineApi({
  base: '/catalogue/accessories',
  operations: {
    list: { method: 'GET', path: '', does: 'List accessories', may: 'catalogue.read', query: Listing, returns: page(Accessory) },
    add: { method: 'POST', path: '', does: 'Add an accessory', may, body: AccessoryDraft, returns: Accessory },
    change: { method: 'PATCH', path: '/:id', does: 'Change an accessory', may, params: Id, body: AccessoryChange, returns: Accessory },
  },
});

export const serviceApi = defineApi({
  base: '/catalogue/services',
  operations: {
    list: { method: 'GET', path: '', does: 'List service packages', may: 'catalogue.read', query: Listing, returns: page(ServicePackage) },
    add: { method: 'POST', path: '', does: 'Add a service package', may, body: ServiceDraft, returns: ServicePackage },
    change: {
      method: 'PATCH',
      path: '/:id',
      does: 'Change a service package',
      may,
      params: Id,
      body: ServiceChange,
      returns: ServicePackage,
    },
  },
});

import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id } from '#platform/server/columns.ts';
import type { AccessoryGroup, Body, Fuel } from '../domain/catalogue.ts';

export const models = pgTable(
  'models',
  {
    id: id().primaryKey(),
    make: text('make').notNull(),
    name: text('name').notNull(),
    body: text('body').$type<Body>().notNull(),
    position: integer('position').notNull().default(0),
    active: boolean('active').notNull().default(true),
    rowVersion: integer('row_version').notNull().default(1),
  },
  (t) => [uniqueIndex('models_name').on(t.make, t.name)],
);

/** What is priced and sold: a trim of a model. `lengthMm` and `engineCc` decide Indian tax. */
export const versions = pgTable(
  'versions',
  {
    id: id().primaryKey(),
    modelId: id('model_id')
      .notNull()
      .references(() => models.id),
    name: text('name').notNull(),
    year: integer('year').notNull(),
    fuel: text('fuel').$type<Fuel>().notNull(),
    engineCc: integer('engine_cc').notNull(),
    lengthMm: integer('length_mm').notNull(),
    seats: integer('seats').notNull(),
    active: boolean('active').notNull().default(true),
    rowVersion: integer('row_version').notNull().default(1),
  },
  (t) => [uniqueIndex('versions_name').on(t.modelId, t.name, t.year)],
);

export const colors = pgTable(
  'colors',
  {
    id: id().primaryKey(),
    nameEn: text('name_en').notNull(),
    nameVi: text('name_vi').notNull(),
    hex: text('hex').notNull(),
    rowVersion: integer('row_version').notNull().default(1),
  },
  (t) => [uniqueIndex('colors_name').on(t.nameEn)],
);

/** In which colours a version is made. */
export const versionColors = pgTable(
  'version_colors',
  {
    versionId: id('version_id')
      .notNull()
      .references(() => versions.id),
    colorId: id('color_id')
      .notNull()
      .references(() => colors.id),
  },
  (t) => [primaryKey({ columns: [t.versionId, t.colorId] })],
);

export const accessories = pgTable(
  'accessories',
  {
    id: id().primaryKey(),
    code: text('code').notNull(),
    group: text('group').$type<AccessoryGroup>().notNull(),
    nameEn: text('name_en').notNull(),
    nameVi: text('name_vi').notNull(),
    position: integer('position').notNull().default(0),
    active: boolean('active').notNull().default(true),
    rowVersion: integer('row_version').notNull().default(1),
  },
  (t) => [uniqueIndex('accessories_code').on(t.code)],
);

export const servicePackages = pgTable(
  'service_packages',
  {
    id: id().primaryKey(),
    code: text('code').notNull(),
    nameEn: text('name_en').notNull(),
    nameVi: text('name_vi').notNull(),
    position: integer('position').notNull().default(0),
    active: boolean('active').notNull().default(true),
    rowVersion: integer('row_version').notNull().default(1),
  },
  (t) => [uniqueIndex('service_packages_code').on(t.code), index('service_packages_position').on(t.position)],
);

import { boolean, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { branches } from '#branch/server/tables.ts';
import type { Body, Fuel } from '#catalogue/domain/catalogue.ts';
import { versions } from '#catalogue/server/tables.ts';
import { amount, day, id } from '#platform/server/columns.ts';
import type { FeeKind, PriceType } from '../domain/pricebook.ts';

/** R2 `item_cash_sale_prices`. An exclusion constraint refuses two in force for one version, branch and list. */
export const cashPrices = pgTable(
  'cash_prices',
  {
    id: id().primaryKey(),
    versionId: id('version_id')
      .notNull()
      .references(() => versions.id),
    branchId: id('branch_id')
      .notNull()
      .references(() => branches.id),
    priceListCode: text('price_list_code').notNull(),
    salesmanPrice: amount('salesman_price').notNull(),
    retailPrice: amount('retail_price').notNull(),
    fixedPrice: amount('fixed_price').notNull(),
    defaultPriceType: text('default_price_type').$type<PriceType>().notNull(),
    changePrice: boolean('change_price').notNull(),
    effectiveOn: day('effective_on').notNull(),
    lastOn: day('last_on'),
    rowVersion: integer('row_version').notNull().default(1),
  },
  (t) => [index('cash_prices_branch').on(t.branchId, t.versionId, t.effectiveOn)],
);

/** R2 `item_plans`: the terms of an instalment sale. */
export const plans = pgTable(
  'plans',
  {
    id: id().primaryKey(),
    versionId: id('version_id')
      .notNull()
      .references(() => versions.id),
    branchId: id('branch_id')
      .notNull()
      .references(() => branches.id),
    code: text('code').notNull(),
    name: text('name').notNull(),
    installmentPrice: amount('installment_price').notNull(),
    installmentAdvance: amount('installment_advance').notNull(),
    durationMonths: integer('duration_months').notNull(),
    monthlyInstallment: amount('monthly_installment').notNull(),
    active: boolean('active').notNull().default(true),
    rowVersion: integer('row_version').notNull().default(1),
  },
  (t) => [uniqueIndex('plans_code').on(t.branchId, t.versionId, t.code)],
);

/** An amount off for a version at a branch in a period; shown, never typed. */
export const promotions = pgTable(
  'promotions',
  {
    id: id().primaryKey(),
    versionId: id('version_id')
      .notNull()
      .references(() => versions.id),
    branchId: id('branch_id')
      .notNull()
      .references(() => branches.id),
    name: text('name').notNull(),
    amount: amount('amount').notNull(),
    firstOn: day('first_on').notNull(),
    lastOn: day('last_on').notNull(),
    rowVersion: integer('row_version').notNull().default(1),
  },
  (t) => [index('promotions_branch').on(t.branchId, t.versionId, t.firstOn)],
);

/** A road fee: a share of the base price or an amount, for an area, fuel, body and price band, in a period, from a source. */
export const feeRules = pgTable(
  'fee_rules',
  {
    id: id().primaryKey(),
    ruleSet: text('rule_set').notNull(),
    code: text('code').notNull(),
    kind: text('kind').$type<FeeKind>().notNull(),
    labelEn: text('label_en').notNull(),
    labelVi: text('label_vi').notNull(),
    rateBp: integer('rate_bp'),
    amount: amount('amount'),
    area: text('area'),
    fuel: text('fuel').$type<Fuel>(),
    body: text('body').$type<Body>(),
    priceFrom: amount('price_from'),
    priceTo: amount('price_to'),
    firstOn: day('first_on').notNull(),
    lastOn: day('last_on'),
    source: text('source').notNull(),
    /** True while an accountant has yet to confirm it. */
    check: boolean('check').notNull().default(false),
    rowVersion: integer('row_version').notNull().default(1),
  },
  (t) => [index('fee_rules_set').on(t.ruleSet, t.kind)],
);

/** What an accessory or a service package costs at a branch. */
export const itemPrices = pgTable(
  'item_prices',
  {
    id: id().primaryKey(),
    branchId: id('branch_id')
      .notNull()
      .references(() => branches.id),
    itemId: id('item_id').notNull(),
    price: amount('price').notNull(),
    rowVersion: integer('row_version').notNull().default(1),
  },
  (t) => [uniqueIndex('item_prices_item').on(t.branchId, t.itemId)],
);

import { type SQL, sql } from 'drizzle-orm';
import { people, personRoles } from '#access/server/tables.ts';
import { versions } from '#catalogue/server/tables.ts';
import type { Context } from '#platform/server/context.ts';
import { cashPrices, feeRules } from '#pricebook/server/tables.ts';
import { vehicles } from '#vehicle/server/tables.ts';
import { branches, companies } from '../../server/tables.ts';
import { type SetupStep, setupSteps } from '../domain/setup.ts';

/** Somebody other than the administrators can sign in. */
const somebody = sql`select from ${personRoles} r join ${people} p on p.id = r.person_id where r.role <> 'ADMIN' and p.disabled_at is null`;

const needed: Record<SetupStep, SQL> = {
  COMPANY: sql`select from ${companies}`,
  BRANCH: sql`select from ${branches} where active`,
  PEOPLE: somebody,
  CATALOGUE: sql`select from ${versions} where active`,
  PRICES: sql`select from ${cashPrices}`,
  FEES: sql`select from ${feeRules}`,
  CARS: sql`select from ${vehicles}`,
};

/** What the company has of all that it needs to sell; for those who look after every branch. */
export async function findSetup(ctx: Context): Promise<{ step: SetupStep; done: boolean }[]> {
  const facts = setupSteps.map((step) => sql`exists (${needed[step]}) as ${sql.identifier(step)}`);
  const { rows } = await ctx.tx.execute<Record<SetupStep, boolean>>(sql`select ${sql.join(facts, sql`, `)}`);
  return setupSteps.map((step) => ({ step, done: rows[0]?.[step] ?? false }));
}

import type pg from 'pg';
import { type Size, urlOf, withClient } from './load.ts';
import { progress } from './progress.ts';
import { addCars, addLines, addQuotations, prepareSession } from './rows.ts';

const name = 'bench_run';

/** A copy of the usual book, so that every run begins with the same one. */
export async function clone(maintenance: string, usual: Size): Promise<string> {
  await withClient(maintenance, async (client) => {
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`create database ${name} template ${usual.name} strategy file_copy`);
  });
  return urlOf(maintenance, name);
}

export const removeClone = (maintenance: string) =>
  withClient(maintenance, (client) => client.query(`drop database if exists ${name} with (force)`));

/** What requests name: a branch, who sells there, a car with its colour, what goes with it, and customers. */
export type Facts = {
  branchId: string;
  ownerId: string;
  versionId: string;
  colorId: string;
  accessories: string[];
  services: string[];
  customers: string[];
};

export const factsOf = (url: string): Promise<Facts> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<Facts>(`
      select b.id as "branchId", p.id as "ownerId", v.id as "versionId", vc.color_id as "colorId",
        (select array_agg(id order by position, code) from accessories) as accessories,
        (select array_agg(s.id order by s.code desc) from service_packages s join item_prices i on i.item_id = s.id and i.branch_id = b.id) as services,
        (select array_agg(id) from (select id from customers where branch_id = b.id order by id limit 5000) c) as customers
      from branches b join people p on p.email = 'sales.hn@forecourt.test' join models m on m.name = 'CR-V' join versions v on v.model_id = m.id and v.name = 'L'
        join version_colors vc on vc.version_id = v.id where b.code = 'hn' order by vc.color_id limit 1`);
    const [facts] = rows;
    if (!facts) throw new Error('the book lacks what a request names');
    return facts;
  });

const chunk = 5_000;

/** Quotations that can be converted, each with a free car that fits; gives their ids. */
export const addConvertible = (url: string, { customers, quotations: first }: Size, count: number): Promise<string[]> =>
  withClient(url, async (client) => {
    await prepareSession(client);
    const bar = progress(`Loading ${count.toLocaleString('en')} quotations to convert`, count);
    for (let at = first; at < first + count; at += chunk) {
      const span = { from: at, to: Math.min(at + chunk, first + count), of: first + count };
      await addQuotations(client, span, { customers, fresh: true });
      await addLines(client, span);
      await addCars(client, span);
      bar.add(chunk);
    }
    await client.query('vacuum analyze quotations, quotation_lines, deals, vehicles, events');
    bar.end();
    return idsOf(client, first, first + count);
  });

async function idsOf(client: pg.Client, from: number, to: number): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    'select pg_temp.id(3, n)::text as id from generate_series($1::bigint, $2::bigint) n',
    [from, to - 1],
  );
  return rows.map(({ id }) => id);
}

/** So many free cars of the version and colour that is asked for. */
export const addFreeCars = (url: string, { branchId, versionId, colorId }: Facts, count: number): Promise<void> =>
  withClient(url, async (client) => {
    await client.query(
      `insert into vehicles (id, branch_id, vin, frame_number, engine_number, version_id, color_id, status, location, arrived_on, landed_cost, created_at)
      select uuidv7(), $1, 'RLHSALE' || lpad(n::text, 10, '0'), 'KS' || lpad(n::text, 9, '0'), 'MS' || lpad(n::text, 9, '0'), $2, $3, 'AVAILABLE', 'YARD', current_date - 30,
        900000000, now() from generate_series(1, $4) n`,
      [branchId, versionId, colorId, count],
    );
    await client.query('analyze vehicles');
  });

/** Some deals of the branch, from all over its book. */
export const dealsOf = (url: string, { branchId }: Facts, count: number): Promise<string[]> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ id: string }>('select id from deals where branch_id = $1 order by md5(id::text) limit $2', [
      branchId,
      count,
    ]);
    return rows.map(({ id }) => id);
  });

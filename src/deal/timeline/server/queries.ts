import { type SQL, sql } from 'drizzle-orm';
import { colors } from '#catalogue/server/tables.ts';
import type { Context } from '#platform/server/context.ts';
import { events } from '#platform/server/tables.ts';
import { deals } from '../../server/tables.ts';

/** What happened in a deal, as it was noted; `colors` are what its changes name in English, as the reader calls them. */
export type EventOfDeal = {
  id: string;
  at: string;
  subject: string;
  subjectId: string;
  actorName: string;
  move: string;
  changes: Record<string, unknown>;
  colors: Record<string, string>;
};

const colorsNoted = (ctx: Context): SQL => sql`case when e.changes ? 'color' then (
  select coalesce(json_object_agg(k.name_en, ${ctx.locale === 'vi' ? sql`k.name_vi` : sql`k.name_en`}), '{}') from ${colors} k
  where e.changes -> 'color' @> to_jsonb(k.name_en)) else '{}' end`;

/** Everything that happened in a deal, the latest first, as one column. */
export const timelineOfDeal = (ctx: Context) => sql<EventOfDeal[]>`(
  select coalesce(json_agg(json_build_object('id', e.id, 'at', e.at, 'subject', e.subject, 'subjectId', e.subject_id,
    'actorName', e.actor_name, 'move', e.move, 'changes', e.changes, 'colors', ${colorsNoted(ctx)}) order by e.at desc, e.id desc), '[]')
  from (select * from ${events} where ${events.dealId} = ${deals.id} order by ${events.at} desc, ${events.id} desc limit 200) e)`;

import type pg from 'pg';

/** A plan for any pattern would read the whole table, so these are planned each time, for the pattern they come with. */
const patterned = /\blike\b|~~|<->|%>/i;

/** A statement is prepared when it comes the third time; so many statements at most, so that connections stay small. */
const worthwhile = 3;
const mostPrepared = 300;
const mostCounted = 5_000;

/**
 * Prepares statements that are sent again and again, once on each connection, so that PostgreSQL neither reads nor plans them anew.
 * It still plans with the values where a plan for any values would be dearer.
 */
export function prepareRepeated(pool: pg.Pool) {
  const names = new Map<string, string>();
  const counted = new Map<string, number>();

  function nameOf(text: string): string | undefined {
    const name = names.get(text);
    if (name || names.size >= mostPrepared || patterned.test(text)) return name;
    const count = (counted.get(text) ?? 0) + 1;
    if (counted.size >= mostCounted) counted.clear();
    counted.set(text, count);
    if (count < worthwhile) return undefined;
    counted.delete(text);
    names.set(text, `s${names.size + 1}`);
    return names.get(text);
  }

  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((...args: unknown[]) => {
      const [first, second, ...rest] = args;
      if (typeof first !== 'object' || first === null) return query(...args);
      const config = first as pg.QueryConfig;
      const values = Array.isArray(second) ? second : config.values;
      const name = config.name ?? (values && values.length > 0 ? nameOf(config.text) : undefined);
      return name ? query({ ...config, name }, second, ...rest) : query(...args);
    }) as typeof client.query;
  });
}

import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** Hears what other instances say on a channel (LISTEN); after a lost connection it listens again, and `heard` once for what was missed. */
export async function hear(url: string, channel: 'access', heard: () => void): Promise<{ stop: () => Promise<void> }> {
  let client: pg.Client;
  let stopped = false;
  async function begin(): Promise<void> {
    const next = new pg.Client({ connectionString: url, application_name: 'forecourt-listen' });
    next.on('error', () => undefined);
    next.on('notification', heard);
    try {
      await next.connect();
      await next.query(`listen ${next.escapeIdentifier(channel)}`);
    } catch (error) {
      void next.end().catch(() => undefined);
      throw error;
    }
    // Only what listened is listened for again: one that never did ends too, and each would begin another.
    next.once('end', () => void again());
    client = next;
    heard();
  }
  async function again(): Promise<void> {
    while (!stopped) {
      await pause(500);
      if (
        await begin().then(
          () => true,
          () => false,
        )
      )
        return;
    }
  }
  await begin();
  return {
    stop: async () => {
      stopped = true;
      await client.end().catch(() => undefined);
    },
  };
}

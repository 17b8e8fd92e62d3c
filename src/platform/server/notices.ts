import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** Hears what other instances say on a channel (LISTEN); after a lost connection it listens again, and `heard` once for what was missed. */
export async function hear(url: string, channel: 'access', heard: () => void): Promise<{ stop: () => Promise<void> }> {
  let client: pg.Client;
  let stopped = false;
  async function begin(): Promise<void> {
    client = new pg.Client({ connectionString: url, application_name: 'forecourt-listen' });
    client.on('error', () => undefined);
    client.on('notification', heard);
    client.once('end', () => void again());
    await client.connect();
    await client.query(`listen ${client.escapeIdentifier(channel)}`);
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

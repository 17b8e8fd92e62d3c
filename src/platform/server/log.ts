import { type Logger, pino } from 'pino';

/**
 * The log: one JSON line for each thing there is to say, on standard output. Lines are written several together, at the latest after
 * a second and when the program ends, so that an answer does not wait for its line.
 */
export const openLog = (level: string): Logger =>
  pino(
    { level, serializers: { req: ({ method, url, id }) => ({ method, path: url.split('?')[0], id }), err: pino.stdSerializers.err } },
    pino.destination({ fd: 1, sync: false, minLength: 4096, periodicFlush: 1000 }),
  );

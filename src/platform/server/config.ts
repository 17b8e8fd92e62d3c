import { z } from 'zod';

const flag = (fallback: '0' | '1') =>
  z
    .enum(['0', '1'])
    .default(fallback)
    .transform((value) => value === '1');

/** Every setting that the environment may carry. A bad one stops the start and is named, never printed. */
const Environment = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: z.url().optional(),
  DATA_DIR: z.string().default('data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(8),
  MIGRATE: flag('1'),
  DEMO: flag('1'),
  DEMO_PASSWORD: z.string().min(12).optional(),
  AUTH_SECRET: z.string().min(32).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.email().default('sales@forecourt.test'),
  FILES: z.enum(['disk', 's3']).default('disk'),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().optional(),
  S3_ENDPOINT: z.url().optional(),
  METRICS_TOKEN: z.string().min(16).optional(),
  TRUST_PROXY: flag('0'),
  RATE_LIMIT: z.coerce.number().int().min(1).default(1200),
  /** Attempts to sign in, a minute and address. */
  SIGN_IN_LIMIT: z.coerce.number().int().min(1).default(10),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** How long the first answer to an Idempotency-Key is kept. */
  IDEMPOTENCY_DAYS: z.coerce.number().int().min(1).max(3650).default(7),
  JOBS: flag('1'),
  WEB: flag('1'),
});

export type Config = z.output<typeof Environment>;

/** Where people reach this program: in letters, in the code of a gatepass. */
export const publicUrlOf = ({ PUBLIC_URL, PORT }: Config): string => PUBLIC_URL ?? `http://localhost:${PORT}`;

/** A start that cannot go on, told in one sentence. */
export class StartRefused extends Error {}

/** Reads the environment; throws `StartRefused` naming the settings that are wrong. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const read = Environment.safeParse(given);
  if (read.success) return read.data;
  const wrong = read.error.issues.map((issue) => `${issue.path.join('.')} (${issue.message})`);
  throw new StartRefused(`These settings cannot be used: ${wrong.join('; ')}.`);
}

import { z } from 'zod';
import { largestAmount } from './money.ts';

/** One thing that can be asked. `may` is a permission word, `signed-in` or `anyone`; without it the server does not start. */
export type Operation = {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  path: string;
  does: string;
  may: string;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  returns: z.ZodType;
  /** The answer is a file (its media type), not JSON. */
  file?: string;
  /** The body is one uploaded file (multipart field `file`), at most this many bytes. */
  upload?: number;
};

export type Api = { base: string; operations: Record<string, Operation> };

/** A capability's front door. Paths are below `/api`. */
export const defineApi = <const A extends Api>(api: A): A => api;

type In<T> = T extends z.ZodType ? z.input<T> : undefined;
type Out<T> = T extends z.ZodType ? z.output<T> : undefined;

/** What a caller sends, and what a handler is given, for one operation. */
export type Asked<O extends Operation> = { params: In<O['params']>; query: In<O['query']>; body: In<O['body']> };
export type Given<O extends Operation> = { params: Out<O['params']>; query: Out<O['query']>; body: Out<O['body']> };
export type Answer<O extends Operation> = z.output<O['returns']>;

export const Id = z.object({ id: z.uuid() });
export const Nothing = z.null();

/** A calendar day of the branch, `YYYY-MM-DD`; an instant, ISO 8601 in UTC. */
export const Day = z.iso.date();
export const Instant = z.iso.datetime();

/** An amount in minor units: not negative. */
export const Amount = z.int().min(0).max(largestAmount);
/** A share in basis points, 0 to 100 %. */
export const RateBp = z.int().min(0).max(10_000);
export const CurrencyCode = z.enum(['VND', 'INR']);

/** Text of a person on one line: NFC, trimmed, no control characters, not empty. */
export const text = (most: number) =>
  z
    .string()
    .normalize('NFC')
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\u2028\u2029]*$/u);

/** Text over several lines; may be empty. */
export const prose = (most: number) =>
  z
    .string()
    .normalize('NFC')
    .trim()
    .max(most)
    .regex(/^(?:[^\p{Cc}]|[\r\n\t])*$/u);

/** A parameter of an address that may be left empty (`?status=`): that is none. */
export const orEmpty = <T extends z.ZodType>(schema: T) => z.union([schema, z.literal('').transform(() => undefined)]).optional();

/** Several at once, in one parameter of at most so many characters: `?status=DRAFT,PENDING`. */
export const severalOf = <T extends z.ZodType>(one: T, most: number) =>
  z
    .string()
    .max(most)
    .transform((list) => list.split(',').filter(Boolean))
    .pipe(z.array(one as unknown as z.ZodType<z.output<T>, string>));

/** What every list can be asked: words, a cursor, at most 200 rows a page. */
export const Search = z.object({
  q: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
  branchId: z.uuid().optional(),
});

/** A page of rows; `nextCursor` is null on the last. */
export const page = <T extends z.ZodType>(row: T) => z.object({ items: z.array(row), nextCursor: z.string().nullable() });

/** A move as a screen sees it. */
export const MoveView = z.object({
  move: z.string(),
  blockedBy: z.object({ type: z.string(), says: z.string() }).nullable(),
});

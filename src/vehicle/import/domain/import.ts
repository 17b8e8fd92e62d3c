import { z } from 'zod';

/** A file of cars: at most this many bytes and rows. */
export const largestImport = 5 * 1024 * 1024;
export const mostRows = 10_000;

/** What a column can hold. */
export const ImportField = z.enum([
  'vin',
  'model',
  'version',
  'year',
  'color',
  'frameNumber',
  'engineNumber',
  'status',
  'location',
  'manufacturedOn',
  'expectedOn',
  'arrivedOn',
  'demo',
  'landedCost',
]);
export type ImportField = z.output<typeof ImportField>;

/** Which column (counted from 0) holds which field. */
export type Mapping = Partial<Record<ImportField, number>>;
export const neededFields = ['vin', 'version', 'color'] as const satisfies readonly ImportField[];

/** Where the cars belong, and the columns as `vin:0,version:2`; guessed from the headings where not given. */
export const ImportAsked = z.object({
  branchId: z.uuid().optional(),
  columns: z
    .string()
    .max(400)
    .regex(/^[a-zA-Z]+:\d{1,2}(?:,[a-zA-Z]+:\d{1,2})*$/)
    .transform((given) => given.split(',').map((one) => one.split(':') as [ImportField, unknown]))
    .pipe(z.array(z.tuple([ImportField, z.coerce.number().int()])))
    .transform((pairs): Mapping => Object.fromEntries(pairs))
    .optional(),
});

export const RowDeed = z.enum(['CREATE', 'UPDATE', 'SKIP', 'ERROR']);
export type RowDeed = z.output<typeof RowDeed>;

const Remark = z.object({ field: ImportField.nullable(), says: z.string() });

/** What one row does. `row` is its number in the file, the headings being row 1. */
export const ImportRow = z.object({
  row: z.int(),
  vin: z.string(),
  does: RowDeed,
  /** What an update changes. */
  fields: z.array(ImportField),
  problems: z.array(Remark),
  warnings: z.array(Remark),
});
export type ImportRow = z.output<typeof ImportRow>;

const Counts = z.object({ create: z.int(), update: z.int(), skip: z.int(), error: z.int() });

export const ImportPreview = z.object({
  /** A column with its heading and the first values that are not empty. */
  columns: z.array(z.object({ at: z.int(), heading: z.string(), samples: z.array(z.string()), field: ImportField.nullable() })),
  /** What may be chosen for a column by this person. */
  fields: z.array(ImportField),
  missing: z.array(ImportField),
  counts: Counts,
  items: z.array(ImportRow),
});
export type ImportPreview = z.output<typeof ImportPreview>;

/** What was done; `items` are the rows that were not. */
export const ImportDone = z.object({ importId: z.uuid(), counts: Counts, items: z.array(ImportRow) });
export type ImportDone = z.output<typeof ImportDone>;

export const ImportUndone = z.object({ removed: z.int(), kept: z.int() });

import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Disk } from 'flydrive';
import { refusePlatform } from '../domain/refusals.ts';
import { type Config, StartRefused } from './config.ts';
import { cleanImage, type ImageType, imageTypes } from './files/image.ts';

export type MediaType = ImageType | 'application/pdf';

/** What a row keeps of a file: its key, what it is, its size and SHA-256 as stored. */
export type StoredFile = { key: string; mediaType: MediaType; bytes: number; sha256: string };

/** Files outside the database, under keys that say nothing. Not part of a transaction: store first, then write the row. */
export type Files = {
  /** Keeps an image (set upright, without the place and camera it carries) or a PDF (as it is) under its `kind`, e.g. `contract`. */
  store: (content: Buffer, about: { kind: string }) => Promise<StoredFile>;
  /** Refuses with `platform/not-found` where there is none. */
  read: (key: string) => Promise<Buffer>;
  /** Every key there is, by a folder at a time: for finding what no row knows. */
  list: () => AsyncGenerator<string[]>;
  /** Since when it is kept; nothing where there is none. */
  keptAt: (key: string) => Promise<Temporal.Instant | undefined>;
  /** Takes it away; it may be gone already. */
  remove: (key: string) => Promise<void>;
};

export type FilesConfig = Pick<Config, 'DATA_DIR' | 'FILES' | 'S3_BUCKET' | 'S3_REGION' | 'S3_ENDPOINT'>;

const megabyte = 2 ** 20;
/** The largest file taken, in bytes. */
export const largestFile = 20 * megabyte;

const keys = /^[a-z][a-z-]{0,39}\/[0-9a-f]{2}\/[0-9a-f]{38}\.(?:jpg|png|pdf)$/;
const endings: Record<MediaType, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf' };

/** Where files are kept: below `DATA_DIR`, or in a bucket. Throws `StartRefused` where the settings name none. */
export function openFiles(config: FilesConfig): Files {
  if (config.FILES === 's3' && !(config.S3_BUCKET && config.S3_REGION)) throw new StartRefused('FILES=s3 needs S3_BUCKET and S3_REGION.');
  const root = resolve(config.DATA_DIR, 'files');
  let opened: Disk | undefined;
  const disk = async () => {
    opened ??= await (config.FILES === 's3' ? openBucket(config) : openFolder(root));
    return opened;
  };

  async function keep(key: string, content: Buffer): Promise<void> {
    const place = await disk();
    try {
      await place.put(key, content);
      if (config.FILES === 'disk') await flush(resolve(root, key));
    } catch (error) {
      await place.delete(key).catch(() => undefined);
      throw /^(?:ENOSPC|EDQUOT)$/.test(codeOf(error)) ? refusePlatform('storage-full') : error;
    }
  }

  return {
    store: async (content, { kind }) => {
      const { mediaType, kept } = await accept(content);
      const name = randomBytes(20).toString('hex');
      const key = `${kind}/${name.slice(0, 2)}/${name.slice(2)}.${endings[mediaType]}`;
      if (!keys.test(key)) throw new RangeError(`${kind} cannot be a kind of file`);
      await keep(key, kept);
      return { key, mediaType, bytes: kept.length, sha256: createHash('sha256').update(kept).digest('hex') };
    },
    read: async (key) => {
      if (!keys.test(key)) throw refusePlatform('not-found');
      const place = await disk();
      const content = await place.getBytes(key).catch((error: unknown) => {
        throw /^(?:ENOENT|NoSuchKey|NotFound)$/.test(codeOf(error)) ? refusePlatform('not-found') : error;
      });
      return Buffer.from(content.buffer, content.byteOffset, content.byteLength);
    },
    list: async function* () {
      const place = await disk();
      for await (const kinds of within(place, '/'))
        for (const kind of kinds.folders)
          for await (const shelves of within(place, kind))
            for (const shelf of shelves.folders)
              for await (const { files } of within(place, shelf)) yield files.filter((key) => keys.test(key));
    },
    keptAt: async (key) => {
      if (!keys.test(key)) throw refusePlatform('not-found');
      const seen = await (await disk()).getMetaData(key).catch((error: unknown) => {
        if (/^(?:ENOENT|NoSuchKey|NotFound)$/.test(codeOf(error))) return undefined;
        throw error;
      });
      return seen && Temporal.Instant.fromEpochMilliseconds(seen.lastModified.getTime());
    },
    remove: async (key) => {
      if (!keys.test(key)) throw refusePlatform('not-found');
      await (await disk()).delete(key);
    },
  };
}

/** What a file is, judged by its content alone, and the bytes to keep of it. */
async function accept(content: Buffer): Promise<{ mediaType: MediaType; kept: Buffer }> {
  if (content.length > largestFile) throw refusePlatform('file-too-large', { most: `${largestFile / megabyte} MB` });
  const { fileTypeFromBuffer } = await import('file-type');
  const found = (await fileTypeFromBuffer(content.subarray(0, 4100)))?.mime;
  if (found === 'application/pdf') return { mediaType: found, kept: content };
  const image = imageTypes.find((one) => one === found);
  if (!image) throw refusePlatform('file-type-refused');
  return cleanImage(content, image);
}

async function openFolder(root: string): Promise<Disk> {
  const [{ Disk }, { FSDriver }] = await Promise.all([import('flydrive'), import('flydrive/drivers/fs')]);
  await mkdir(root, { recursive: true, mode: 0o700 });
  return new Disk(new FSDriver({ location: root, visibility: 'private' }));
}

/** Who may use the bucket is found by the AWS SDK (environment, role). */
async function openBucket(config: FilesConfig): Promise<Disk> {
  const [{ Disk }, { S3Driver }] = await Promise.all([import('flydrive'), import('flydrive/drivers/s3')]);
  return new Disk(
    new S3Driver({
      bucket: config.S3_BUCKET ?? '',
      region: config.S3_REGION ?? '',
      endpoint: config.S3_ENDPOINT,
      forcePathStyle: config.S3_ENDPOINT !== undefined,
      supportsACL: false,
      visibility: 'private',
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      maxAttempts: 3,
      requestHandler: { connectionTimeout: 5_000, requestTimeout: 20_000 },
    }),
  );
}

/** What a folder holds, a page at a time. */
async function* within(place: Disk, folder: string): AsyncGenerator<{ folders: string[]; files: string[] }> {
  let next: string | undefined;
  do {
    const { objects, paginationToken } = await place.listAll(folder, next ? { paginationToken: next } : {});
    const all = [...objects];
    yield { folders: all.flatMap((one) => (one.isFile ? [] : one.prefix)), files: all.flatMap((one) => (one.isFile ? one.key : [])) };
    next = paginationToken;
  } while (next);
}

/** The row that names a file is on disk when its transaction commits; so is the file. */
async function flush(path: string): Promise<void> {
  const file = await open(path);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** What failed, below flydrive's own error: `ENOENT`, `NoSuchKey`. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const { code, name } = cause as { code?: string; name?: string };
  return code ?? name ?? '';
}

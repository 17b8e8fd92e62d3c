import { createHash } from 'node:crypto';
import { parse, stringify } from 'uuid';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import { insertAlong, rowsOf } from '#platform/server/database.ts';
import { record } from '#platform/server/events.ts';
import { sealed } from '#platform/server/seal.ts';
import { type DocumentKind, documentName, linkMinutes } from '../domain/document.ts';
import { refuseDocument } from '../domain/refusals.ts';
import { findDocument, findLinked, type Kept } from './queries.ts';
import { documents } from './tables.ts';

/** The record that a file belongs to; its branch and owner say who may see the file. */
export type DocumentOf = { noun: string; id: string; branchId: string; dealId: string | null; ownerId: string };

/**
 * Keeps a JPEG, PNG, WebP or PDF for a record, as part of the transaction; refuses everything else. The caller has judged that the
 * actor may. `sha256` is of the bytes as kept: a PDF's are as given, an image's are drawn anew.
 */
export async function keepDocument(
  ctx: Context,
  { subject, kind, name, content }: { subject: DocumentOf; kind: DocumentKind; name: string; content: Buffer },
): Promise<{ id: string; sha256: string }> {
  const file = await ctx.files.store(content, { kind: kind.toLowerCase().replaceAll('_', '-') });
  const { branchId, dealId, ownerId } = subject;
  const row = {
    ...{ id: ctx.newId(), branchId, ownerId, dealId, subject: subject.noun, subjectId: subject.id, kind },
    ...{ ...file, name: documentName(name, file.mediaType) },
    uploadedBy: ctx.actor.kind === 'clock' ? null : ctx.actor.id,
    createdAt: ctx.now.toString({ smallestUnit: 'millisecond' }),
  };
  insertAlong(ctx.tx, [rowsOf(documents, [row])]);
  const { bytes, sha256 } = file;
  await record(ctx, { noun: 'document', id: row.id, branchId, dealId }, 'keep', { kind, name: row.name, bytes, sha256 });
  return { id: row.id, sha256 };
}

/** What is in a document that the actor may read, to the byte as it was kept; refuses where it is not so any more. */
export async function readDocument(ctx: Context, id: string): Promise<{ name: string; mediaType: string; content: Buffer }> {
  const found = await findDocument(ctx, id);
  return { ...found, content: await contentOf(ctx, found) };
}

async function contentOf(ctx: Context, { key, sha256, name }: Kept): Promise<Buffer> {
  const content = await ctx.files.read(key);
  if (createHash('sha256').update(content).digest('hex') !== sha256) throw refuseDocument('damaged', { name });
  return content;
}

const purpose = 'document link';
const told = (bytes: Buffer) => `${purpose} ${bytes.toString('hex')}`;

/** A link to a document in reach, for five minutes, that says who asked for it. */
export async function linkTo(ctx: Context, id: string): Promise<{ path: string; until: string }> {
  const found = await findDocument(ctx, id);
  const until = ctx.now.add({ minutes: linkMinutes });
  const seconds = Buffer.alloc(6);
  seconds.writeUIntBE(Math.floor(until.epochMilliseconds / 1000), 0, 6);
  const said = Buffer.concat([parse(found.id), parse(ctx.actor.id), seconds]);
  const token = Buffer.concat([said, ctx.seal(told(said))]).toString('base64url');
  return { path: `/api/files/${token}`, until: until.toString({ smallestUnit: 'millisecond' }) };
}

/** The file that a link leads to, as a download; that it was looked at, and by whom, is noted. */
export async function viewFile(ctx: Context, token: string) {
  const bytes = Buffer.from(token, 'base64url');
  const [said, seal] = [bytes.subarray(0, 38), bytes.subarray(38)];
  if (said.length !== 38 || !sealed(ctx.seal, told(said), seal)) throw refusePlatform('not-found');
  if (said.readUIntBE(32, 6) * 1000 < ctx.now.epochMilliseconds) throw refuseDocument('link-ended');
  const found = await findLinked(ctx, stringify(said.subarray(0, 16)));
  const content = await contentOf(ctx, found);
  const linkOf = stringify(said.subarray(16, 32));
  // Not on the deal's timeline: looking at a file changes nothing in the deal.
  await record(ctx, { noun: 'document', id: found.id, branchId: found.branchId }, 'view', { name: found.name, linkOf });
  return { name: found.name, type: found.mediaType, content };
}

import { createHash } from 'node:crypto';
import { keepDocument, readDocument } from '#document/server/service.ts';
import { Refusal } from '#platform/domain/refusal.ts';
import { refusePlatform } from '#platform/domain/refusals.ts';
import type { Context } from '#platform/server/context.ts';
import type { FileAnswer } from '#platform/server/serve.ts';
import { refuseDelivery } from '../../domain/refusals.ts';
import { type Delivery, findDelivery } from '../../server/queries.ts';
import { certificatePdf } from './pdf.ts';
import { findPrinted } from './queries.ts';

/** Makes the certificate of a handover and keeps its exact bytes among the documents of the deal. */
export async function keepCertificate(ctx: Context, delivery: Delivery): Promise<{ id: string; sha256: string }> {
  const { id, branchId, dealId, ownerId, bookingNumber } = delivery;
  const content = await certificatePdf(await findPrinted(ctx, delivery), ctx.now);
  const subject = { noun: 'delivery', id, branchId, dealId, ownerId };
  return keepDocument(ctx, { subject, kind: 'HANDOVER', name: `${bookingNumber}.pdf`, content });
}

/** The certificate as it was signed, to the byte; refuses where one differs, or where it is gone. */
export async function handoverOf(ctx: Context, id: string): Promise<FileAnswer> {
  const { certificateId, certificateHash: wanted, bookingNumber } = await findDelivery(ctx, id);
  if (!certificateId || !wanted) throw refusePlatform('not-found');
  const altered = () => refuseDelivery('certificate-altered', { bookingNumber, wanted });
  const { content, mediaType, name } = await readDocument(ctx, certificateId).catch((error: unknown) => {
    throw error instanceof Refusal ? altered() : error;
  });
  if (createHash('sha256').update(content).digest('hex') !== wanted) throw altered();
  return { name, type: mediaType, content, inline: true };
}

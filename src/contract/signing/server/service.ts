import { tradeIn } from '#payment/server/service.ts';
import type { Context } from '#platform/server/context.ts';
import { insertAlong, rowsOf } from '#platform/server/database.ts';
import type { Signing } from '../../api.ts';
import type { Party } from '../../domain/contract.ts';
import { refuseContract } from '../../domain/refusals.ts';
import { isSignature } from '../../domain/signature.ts';
import { type KeptPaper, keepPaper, presentPaper, printPaper } from '../../paper/server/service.ts';
import { type Contract, liveSignatures, lockContract, type Signature } from '../../server/queries.ts';
import { judge, put, stamp } from '../../server/service.ts';
import { contractSignatures } from '../../server/tables.ts';

type Signed = Pick<Signing, 'how' | 'name' | 'strokes'>;

/** A drawn signature is more than a dot; a typed one is the name alone. */
function checkDrawn(ctx: Context, { how, strokes }: Signed) {
  const name = how === 'TYPED' ? undefined : !strokes ? 'signature-needed' : isSignature(strokes) ? undefined : 'not-a-signature';
  if (name) throw refuseContract(name, {}, [{ at: '/strokes', says: refuseContract(name).says(ctx.locale) }]);
}

/** Notes who signed which exact PDF, when, how and from where. */
function writeSignature(ctx: Context, contract: Contract, party: Party, { how, name, strokes }: Signed, paper: Omit<KeptPaper, 'content'>) {
  const signature: Signature = {
    ...{ id: ctx.newId(), party, how, name },
    strokes: how === 'DRAWN' && strokes ? strokes : null,
    at: stamp(ctx),
    actorName: ctx.actor.name,
    ip: ctx.origin?.ip ?? '',
    userAgent: ctx.origin?.agent ?? '',
    pdfSha256: paper.sha256,
    paperId: paper.id,
    voidedAt: null,
    voidReason: null,
  };
  const { actorName: _, ...written } = signature;
  insertAlong(ctx.tx, [rowsOf(contractSignatures, [{ ...written, contractId: contract.id, actorId: ctx.actor.id }])]);
  return signature;
}

/** The copy with the signatures on it. */
async function keepCopy(ctx: Context, contract: Contract, signatures: Signature[]) {
  const copy = await printPaper(ctx, contract, signatures);
  const { id, sha256 } = await keepPaper(ctx, contract, copy, `${contract.contractNumber} (${signatures.length})`);
  return { copyId: id, copyHash: sha256 };
}

/** The customer signs the very PDF that was read. Its bytes are kept, and a copy that shows the signature. */
export async function signContract(ctx: Context, id: string, signing: Signing): Promise<void> {
  const contract = await lockContract(ctx, id);
  judge(ctx, contract, 'sign');
  checkDrawn(ctx, signing);
  const paper = await printPaper(ctx, contract);
  if (paper.sha256 !== signing.contentHash) throw refuseContract('changed-since-read');
  const kept = await keepPaper(ctx, contract, paper, contract.contractNumber);
  const signature = writeSignature(ctx, contract, 'CUSTOMER', signing, kept);
  const copy = await keepCopy(ctx, contract, [signature]);
  const { name, how } = signing;
  const contentHash = paper.sha256;
  await put(ctx, contract, 'sign', { ...copy, contentHash, signedAt: stamp(ctx) }, { name, how, contentHash });
}

/** The dealer countersigns the copy with the customer's signature: still what it was to the byte, and still what would be printed now. */
export async function countersignContract(ctx: Context, id: string, given: Partial<Signing>): Promise<void> {
  const contract = await lockContract(ctx, id);
  judge(ctx, contract, 'approve');
  const signing: Signed = { how: given.how ?? 'TYPED', name: given.name ?? ctx.actor.name, strokes: given.strokes };
  checkDrawn(ctx, signing);
  const { sha256 } = await presentPaper(ctx, contract);
  if (given.contentHash && given.contentHash !== sha256) throw refuseContract('changed-since-read');
  if ((await printPaper(ctx, contract)).sha256 !== contract.contentHash) throw refuseContract('changed-since-signed');
  const signature = writeSignature(ctx, contract, 'DEALER', signing, { id: contract.copyId ?? '', sha256 });
  const copy = await keepCopy(ctx, contract, [...liveSignatures(contract), signature]);
  await put(ctx, contract, 'approve', { ...copy, approvedAt: stamp(ctx) }, { name: signing.name, how: signing.how, contentHash: sha256 });
  await tradeIn(ctx, contract.bookingId, contract.tradeInValue);
}

import { keepDocument, readDocument } from '#document/server/service.ts';
import { Refusal } from '#platform/domain/refusal.ts';
import type { Context } from '#platform/server/context.ts';
import type { FileAnswer } from '#platform/server/serve.ts';
import type { Verification } from '../../api.ts';
import { refuseContract } from '../../domain/refusals.ts';
import { type Contract, liveSignatures, type Signature } from '../../server/queries.ts';
import { contractPdf, sha256Of } from './pdf.ts';
import { findPrinted } from './queries.ts';

/** A PDF with its SHA-256. */
export type Paper = { content: Buffer; sha256: string };
export type KeptPaper = Paper & { id: string };

/** The contract as it would be signed now, or with the signatures given on it. */
export async function printPaper(ctx: Context, contract: Contract, signatures: readonly Signature[] = []): Promise<Paper> {
  const content = await contractPdf(await findPrinted(ctx, contract), signatures);
  return { content, sha256: sha256Of(content) };
}

/** Keeps the exact bytes among the documents of the deal. */
export async function keepPaper(ctx: Context, contract: Contract, paper: Paper, name: string): Promise<KeptPaper> {
  const { id, branchId, dealId, ownerId } = contract;
  const subject = { noun: 'contract', id, branchId, dealId, ownerId };
  const kept = await keepDocument(ctx, { subject, kind: 'CONTRACT', name: `${name}.pdf`, content: paper.content });
  return { ...paper, id: kept.id };
}

type Wanted = { id: string | null; sha256: string | null };

/** What was kept, to the byte; refuses where one differs, or where it is gone. */
async function readPaper(ctx: Context, { contractNumber }: Contract, { id, sha256 }: Wanted): Promise<Paper> {
  const wanted = sha256 ?? '';
  const { content } = await readDocument(ctx, id ?? '').catch((error: unknown) => {
    throw error instanceof Refusal ? refuseContract('altered', { contractNumber, wanted }) : error;
  });
  if (sha256Of(content) !== wanted) throw refuseContract('altered', { contractNumber, wanted });
  return { content, sha256: wanted };
}

/** What its next signer reads: the contract as it stands or, once it is signed, the kept copy. */
export const presentPaper = (ctx: Context, contract: Contract): Promise<Paper> =>
  contract.copyId ? readPaper(ctx, contract, { id: contract.copyId, sha256: contract.copyHash }) : printPaper(ctx, contract);

export async function paperAnswer(ctx: Context, contract: Contract): Promise<FileAnswer> {
  const { content } = await presentPaper(ctx, contract);
  return { name: `${contract.contractNumber}.pdf`, type: 'application/pdf', content, inline: true };
}

/** Reads every kept PDF of a contract again, and says which is no longer what was signed. */
export async function verifyPapers(ctx: Context, contract: Contract) {
  const signed = liveSignatures(contract).map(({ party, paperId, pdfSha256 }) => ({ party, id: paperId, sha256: pdfSha256 }));
  const copy = contract.copyHash ? [{ party: null, id: contract.copyId, sha256: contract.copyHash }] : [];
  const papers: Verification['papers'] = [];
  for (const { party, id, sha256 } of [...signed, ...copy])
    papers.push({ party, sha256, intact: await isIntact(ctx, contract, { id, sha256 }) });
  return { intact: papers.every(({ intact }) => intact), papers };
}

const isIntact = (ctx: Context, contract: Contract, wanted: Wanted): Promise<boolean> =>
  readPaper(ctx, contract, wanted).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Refusal) return false;
      throw error;
    },
  );

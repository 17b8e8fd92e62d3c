import { asc, eq } from 'drizzle-orm';
import { actingAs } from '#access/server/seed.ts';
import { deals } from '#deal/server/tables.ts';
import type { Context } from '#platform/server/context.ts';
import { makePdf } from '#platform/server/pdf.ts';
import type { DocumentKind } from '../domain/document.ts';
import { keepDocument } from './service.ts';

type Code = 'hn' | 'hcm' | 'pn';
type Showrooms = { branches: Record<Code, { id: string }>; people: Record<string, { id: string }> };

const papers: Record<'en' | 'vi', [DocumentKind, string, string][]> = {
  vi: [
    ['IDENTITY', 'Căn cước công dân', 'Bản chụp căn cước công dân của khách hàng (dữ liệu mẫu).'],
    ['ADDRESS', 'Xác nhận cư trú', 'Giấy xác nhận thông tin về cư trú (dữ liệu mẫu).'],
  ],
  en: [
    ['IDENTITY', 'Aadhaar card', 'A copy of the customer’s identity card (sample).'],
    ['ADDRESS', 'Electricity bill', 'A proof of address (sample).'],
  ],
};

/** The papers that the customers of each branch's first two deals brought. */
export async function seedDocument(ctx: Context, { branches, people }: Showrooms) {
  for (const code of ['hn', 'hcm', 'pn'] as const) {
    const found = await ctx.tx.select().from(deals).where(eq(deals.branchId, branches[code].id)).orderBy(asc(deals.createdAt)).limit(2);
    const acting = await actingAs(ctx, people[`sales.${code}`] ?? { id: '' });
    for (const deal of found) await bringPapers(acting, deal, code === 'pn' ? 'en' : 'vi');
  }
}

/** The customer of a deal brings proof of who they are and where they live. */
export async function bringPapers(ctx: Context, deal: { id: string; branchId: string; ownerId: string }, locale: 'en' | 'vi') {
  const subject = { noun: 'deal', id: deal.id, branchId: deal.branchId, dealId: deal.id, ownerId: deal.ownerId };
  for (const [kind, title, text] of papers[locale]) {
    const content = await makePdf({ title, author: 'Forecourt', locale, madeAt: ctx.now }, [{ kind: 'prose', text }]);
    await keepDocument(ctx, { subject, kind, name: `${title}.pdf`, content });
  }
}

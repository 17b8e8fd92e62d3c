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
    const locale = code === 'pn' ? 'en' : 'vi';
    const found = await ctx.tx.select().from(deals).where(eq(deals.branchId, branches[code].id)).orderBy(asc(deals.createdAt)).limit(2);
    const acting = await actingAs(ctx, people[`sales.${code}`] ?? { id: '' });
    for (const deal of found)
      for (const [kind, title, text] of papers[locale]) {
        const content = await makePdf({ title, author: 'Forecourt', locale, madeAt: ctx.now }, [{ kind: 'prose', text }]);
        const subject = { noun: 'deal', id: deal.id, branchId: deal.branchId, dealId: deal.id, ownerId: deal.ownerId };
        await keepDocument(acting, { subject, kind, name: `${title}.pdf`, content });
      }
  }
}

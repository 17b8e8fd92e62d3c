import { actingAs } from '#access/server/seed.ts';
import type { Context } from '#platform/server/context.ts';
import { RuleDraft } from '../api.ts';
import { addRule } from '../rule/server/service.ts';

type BranchCode = 'hn' | 'hcm' | 'pn';
type Showrooms = { branches: Record<BranchCode, { id: string }>; people: Record<string, { id: string }> };

/** What the dealer asks a manager, and above which sum the administrator as well. */
export async function seedApproval(ctx: Context, world: Showrooms) {
  const admin = await actingAs(ctx, world.people.admin ?? { id: '' });
  const everywhere = { document: 'QUOTATION', level: 1, role: 'MANAGER' };
  await addRule(admin, RuleDraft.parse({ ...everywhere, name: 'Giảm giá trên 3 % giá xe', discountAboveBp: 300 }));
  await addRule(admin, RuleDraft.parse({ ...everywhere, name: 'Biên lợi nhuận dưới 5 %', marginBelowBp: 500 }));
  const above: [BranchCode, string, number][] = [
    ['hn', 'Tổng giá trị trên 2 tỷ đồng', 2_000_000_000],
    ['hcm', 'Tổng giá trị trên 2 tỷ đồng', 2_000_000_000],
    ['pn', 'Total above ₹75,00,000', 750_000_000],
  ];
  for (const [code, name, totalAbove] of above)
    await addRule(
      admin,
      RuleDraft.parse({ name, totalAbove, branchId: world.branches[code].id, document: 'QUOTATION', level: 2, role: 'ADMIN' }),
    );
}

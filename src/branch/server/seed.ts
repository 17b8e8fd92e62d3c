import type { Context } from '#platform/server/context.ts';
import type { Branch } from './queries.ts';
import { foundCompany, openBranch } from './service.ts';

const vietnam = { currency: 'VND', timeZone: 'Asia/Ho_Chi_Minh', locale: 'vi', country: 'VN', settings: {} } as const;

/** The company with its three demonstration branches: two in Vietnam, one in India. */
export async function seedBranches(ctx: Context): Promise<{ hn: Branch; hcm: Branch; pn: Branch }> {
  await foundCompany(ctx, 'Forecourt Auto');
  return {
    hn: await openBranch(ctx, {
      ...vietnam,
      code: 'hn',
      name: 'Forecourt Hà Nội',
      area: 'HN',
      address: '18 Phạm Hùng, Nam Từ Liêm, Hà Nội',
      phone: '+842437688888',
    }),
    hcm: await openBranch(ctx, {
      ...vietnam,
      code: 'hcm',
      name: 'Forecourt Hồ Chí Minh',
      area: 'HCM',
      address: '234 Nguyễn Văn Linh, Quận 7, TP. Hồ Chí Minh',
      phone: '+842854136666',
    }),
    pn: await openBranch(ctx, {
      code: 'pn',
      name: 'Forecourt Pune',
      area: 'MH',
      address: '41 Baner Road, Pune 411045',
      phone: '+912067210000',
      currency: 'INR',
      timeZone: 'Asia/Kolkata',
      locale: 'en',
      country: 'IN',
      settings: { feeRuleSet: 'IN-2026', operatingCost: 15_000_00, marketingCost: 6_000_00 },
    }),
  };
}

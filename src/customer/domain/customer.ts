import { z } from 'zod';

export const CustomerKind = z.enum(['PERSON', 'COMPANY']);
export type CustomerKind = z.output<typeof CustomerKind>;

/** How a customer first heard of us or asked (R3 SCR-SAL-001). */
export const EnquirySource = z.enum(['WALK_IN', 'HOTLINE', 'WEBSITE', 'FACEBOOK', 'ZALO', 'REFERRAL', 'EVENT', 'RETURNING', 'OTHER']);
export type EnquirySource = z.output<typeof EnquirySource>;

/** Why somebody may be a customer whom we know already; the strongest reason first. */
export const Likeness = z.enum(['PHONE', 'EMAIL', 'TAX_NUMBER', 'NAME']);
export type Likeness = z.output<typeof Likeness>;

/** Indian area codes of two digits; the others have three. */
const metros = /^(?:11|20|22|33|40|44|80)/;

/**
 * A phone number as people of its country write it: `+84912345678` is `0912 345 678`, `+842437682215` is `024 3768 2215`,
 * `+919876543210` is `+91 98765 43210`, `+912025678800` is `+91 20 2567 8800`.
 */
export function showPhone(phone: string): string {
  const [, country, number = ''] = /^(\+84|\+91)(\d{9,10})$/.exec(phone) ?? [];
  const parts = (...ends: number[]) => ends.map((end, at) => number.slice(at === 0 ? 0 : ends[at - 1], end)).join(' ');
  if (country === '+91' && number.length === 10) {
    if (/^[6-9]/.test(number)) return `+91 ${parts(5, 10)}`;
    return `+91 ${metros.test(number) ? parts(2, 6, 10) : parts(3, 6, 10)}`;
  }
  if (country !== '+84') return phone;
  return `0${number.length === 9 ? parts(3, 6, 9) : parts(/^2[48]/.test(number) ? 2 : 3, 6, 10)}`;
}

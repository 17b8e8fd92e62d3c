import { z } from 'zod';

export const CustomerKind = z.enum(['PERSON', 'COMPANY']);
export type CustomerKind = z.output<typeof CustomerKind>;

/** How a customer first heard of us or asked (R3 SCR-SAL-001). */
export const EnquirySource = z.enum(['WALK_IN', 'HOTLINE', 'WEBSITE', 'FACEBOOK', 'ZALO', 'REFERRAL', 'EVENT', 'RETURNING', 'OTHER']);
export type EnquirySource = z.output<typeof EnquirySource>;

/** Why somebody may be a customer whom we know already; the strongest reason first. */
export const Likeness = z.enum(['PHONE', 'EMAIL', 'TAX_NUMBER', 'NAME']);
export type Likeness = z.output<typeof Likeness>;

/**
 * A phone number as people of its country write it: `+84912345678` is `0912 345 678`, `+842437682215` is `024 3768 2215`,
 * `+919876543210` is `+91 98765 43210`.
 */
export function showPhone(phone: string): string {
  const [, country, number = ''] = /^(\+84|\+91)(\d{9,10})$/.exec(phone) ?? [];
  if (country === '+91' && number.length === 10) return `+91 ${number.slice(0, 5)} ${number.slice(5)}`;
  if (country !== '+84') return phone;
  if (number.length === 9) return `0${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`;
  const area = /^2[48]/.test(number) ? 2 : 3;
  return `0${number.slice(0, area)} ${number.slice(area, -4)} ${number.slice(-4)}`;
}

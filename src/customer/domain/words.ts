import type { Locale } from '#platform/domain/refusal.ts';
import type { CustomerKind, EnquirySource } from './customer.ts';

/** Names shared by screens, papers and files. */
export const kindWords: Record<CustomerKind, Record<Locale, string>> = {
  PERSON: { en: 'Person', vi: 'Cá nhân' },
  COMPANY: { en: 'Company', vi: 'Doanh nghiệp' },
};

export const sourceWords: Record<EnquirySource, Record<Locale, string>> = {
  WALK_IN: { en: 'Walked in', vi: 'Đến showroom' },
  HOTLINE: { en: 'Hotline', vi: 'Gọi hotline' },
  WEBSITE: { en: 'Website', vi: 'Trang web' },
  FACEBOOK: { en: 'Facebook', vi: 'Facebook' },
  ZALO: { en: 'Zalo', vi: 'Zalo' },
  REFERRAL: { en: 'Referral', vi: 'Người quen giới thiệu' },
  EVENT: { en: 'Event', vi: 'Sự kiện lái thử' },
  RETURNING: { en: 'Returning customer', vi: 'Khách hàng cũ' },
  OTHER: { en: 'Other', vi: 'Khác' },
};

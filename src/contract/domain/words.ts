import type { Locale } from '#platform/domain/refusal.ts';
import type { ContractStatus, Party, PaymentTerms, SigningWay } from './contract.ts';

type Named<K extends string> = Record<Locale, Record<K, string>>;

export const contractStatusWords: Named<ContractStatus> = {
  en: { DRAFT: 'Draft', SIGNED: 'Signed by the customer', APPROVED: 'Countersigned', COMPLETED: 'Completed', CANCELLED: 'Cancelled' },
  vi: { DRAFT: 'Bản nháp', SIGNED: 'Khách hàng đã ký', APPROVED: 'Hai bên đã ký', COMPLETED: 'Hoàn tất', CANCELLED: 'Đã hủy' },
};

export const paymentTermsWords: Named<PaymentTerms> = {
  en: { FULL: 'Paid in full by the customer', BANK: 'With a bank loan' },
  vi: { FULL: 'Khách hàng thanh toán toàn bộ', BANK: 'Vay ngân hàng' },
};

export const partyWords: Named<Party> = {
  en: { CUSTOMER: 'Buyer', DEALER: 'Seller' },
  vi: { CUSTOMER: 'Bên mua', DEALER: 'Bên bán' },
};

export const signingWords: Named<SigningWay> = {
  en: { DRAWN: 'drawn by hand', TYPED: 'name typed' },
  vi: { DRAWN: 'ký tay trên màn hình', TYPED: 'gõ họ tên' },
};

import type { Locale } from '#platform/domain/refusal.ts';
import type { DepositStatus, Method, Payer, PaymentKind } from './payment.ts';

type Named<K extends string> = Record<Locale, Record<K, string>>;

export const depositStatusWords: Named<DepositStatus> = {
  en: { PENDING: 'Waiting for confirmation', CONFIRMED: 'Confirmed', CANCELLED: 'Cancelled', REFUNDED: 'Refunded' },
  vi: { PENDING: 'Chờ xác nhận', CONFIRMED: 'Đã xác nhận', CANCELLED: 'Đã hủy', REFUNDED: 'Đã hoàn tiền' },
};

export const methodWords: Named<Method> = {
  en: { CASH: 'Cash', TRANSFER: 'Bank transfer', CARD: 'Card' },
  vi: { CASH: 'Tiền mặt', TRANSFER: 'Chuyển khoản', CARD: 'Quẹt thẻ' },
};

export const paymentKindWords: Named<PaymentKind> = {
  en: { DEPOSIT: 'Deposit', PAYMENT: 'Payment', REFUND: 'Refund' },
  vi: { DEPOSIT: 'Tiền cọc', PAYMENT: 'Thanh toán', REFUND: 'Hoàn tiền' },
};

export const payerWords: Named<Payer> = {
  en: { CUSTOMER: 'Customer', LENDER: 'Bank' },
  vi: { CUSTOMER: 'Khách hàng', LENDER: 'Ngân hàng' },
};

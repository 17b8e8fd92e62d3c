import type { SaleType } from '#deal/domain/deal.ts';
import type { Locale } from '#platform/domain/refusal.ts';
import type { QuotationStatus } from './quotation.ts';

export const quotationStatusWords: Record<Locale, Record<QuotationStatus, string>> = {
  en: {
    DRAFT: 'Draft',
    PENDING: 'Waiting for approval',
    APPROVED: 'Approved',
    REJECTED: 'Rejected',
    SENT: 'Sent',
    ACCEPTED: 'Accepted',
    DECLINED: 'Declined',
    CONVERTED: 'Booked',
    CONTRACT: 'Contract',
    SUPERSEDED: 'Superseded',
    EXPIRED: 'Expired',
    CANCELLED: 'Cancelled',
  },
  vi: {
    DRAFT: 'Bản nháp',
    PENDING: 'Chờ duyệt',
    APPROVED: 'Đã duyệt',
    REJECTED: 'Bị từ chối',
    SENT: 'Đã gửi khách',
    ACCEPTED: 'Khách đồng ý',
    DECLINED: 'Khách từ chối',
    CONVERTED: 'Đã đặt xe',
    CONTRACT: 'Đã lên hợp đồng',
    SUPERSEDED: 'Đã thay thế',
    EXPIRED: 'Hết hiệu lực',
    CANCELLED: 'Đã hủy',
  },
};

export const saleTypeWords: Record<Locale, Record<SaleType, string>> = {
  en: { CASH_SALE: 'Cash sale', LEASE_SALE: 'Instalment sale' },
  vi: { CASH_SALE: 'Mua thẳng', LEASE_SALE: 'Mua trả góp' },
};

/** What a choice cannot be, said at its field. */
export const wrongWords = {
  en: {
    notInColor: 'This version is not made in this colour.',
    planOfCashSale: 'A plan belongs to an instalment sale.',
    planMissing: 'An instalment sale needs a plan.',
    planUnknown: 'This plan is not offered for the version here.',
    planPrice: 'The price is the plan’s and cannot be edited.',
    fixedPrice: 'The price is fixed: neither it nor a discount may change it.',
    priceNotChangeable: 'This price list does not let the unit price be edited.',
    priceOfNothing: 'A car costs more than nothing.',
    twice: 'Chosen twice.',
    notSold: 'This is not sold here.',
    discountTooLarge: 'The discount is more than what it is taken from.',
    amountTooLarge: 'The amount is too large.',
    needed: 'This is needed.',
    noPrice: 'It has no price in force at this branch today.',
    notAnArea: 'This is not an area of the country.',
    unknown: 'There is no such record.',
  },
  vi: {
    notInColor: 'Phiên bản này không có màu này.',
    planOfCashSale: 'Gói trả góp chỉ dùng cho bán trả góp.',
    planMissing: 'Bán trả góp cần chọn một gói.',
    planUnknown: 'Gói này không áp dụng cho phiên bản tại chi nhánh.',
    planPrice: 'Giá theo gói trả góp, không được sửa.',
    fixedPrice: 'Giá cố định: không được sửa giá hay giảm giá.',
    priceNotChangeable: 'Bảng giá này không cho sửa giá xe.',
    priceOfNothing: 'Giá xe phải lớn hơn 0.',
    twice: 'Mục này đã được chọn.',
    notSold: 'Mục này không bán tại đây.',
    discountTooLarge: 'Số tiền giảm vượt quá giá trị được giảm.',
    amountTooLarge: 'Số tiền quá lớn.',
    needed: 'Trường này là bắt buộc.',
    noPrice: 'Hôm nay chi nhánh chưa có giá cho phiên bản này.',
    notAnArea: 'Không có khu vực này trong nước.',
    unknown: 'Không có bản ghi này.',
  },
} as const satisfies Record<Locale, Record<string, string>>;

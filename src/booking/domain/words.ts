import type { Locale } from '#platform/domain/refusal.ts';
import type { Allocation, BookingStatus, ReferenceType } from './booking.ts';
import type { BookingMove } from './states.ts';

type Named<K extends string> = Record<Locale, Record<K, string>>;

export const bookingStatusWords: Named<BookingStatus> = {
  en: {
    DRAFT: 'Draft',
    PENDING: 'Waiting for approval',
    APPROVED: 'Confirmed',
    REJECTED: 'Rejected',
    COMPLETED: 'Completed',
    CANCELLED: 'Cancelled',
  },
  vi: {
    DRAFT: 'Bản nháp',
    PENDING: 'Chờ duyệt',
    APPROVED: 'Đã xác nhận',
    REJECTED: 'Không duyệt',
    COMPLETED: 'Hoàn tất',
    CANCELLED: 'Đã hủy',
  },
};

export const allocationWords: Named<Allocation> = {
  en: { ALLOCATED: 'Car held', BACKORDERED: 'Waiting for a car' },
  vi: { ALLOCATED: 'Đã có xe', BACKORDERED: 'Đang chờ xe' },
};

export const referenceWords: Named<ReferenceType> = {
  en: { SALE_QUOTATION: 'From a quotation', DEFAULT: 'Direct' },
  vi: { SALE_QUOTATION: 'Từ báo giá', DEFAULT: 'Trực tiếp' },
};

export const bookingMoveWords: Named<BookingMove> = {
  en: {
    submit: 'Submit',
    approve: 'Approve',
    reject: 'Reject',
    hold: 'Choose the car',
    amend: 'Change version or colour',
    complete: 'Complete',
    cancel: 'Cancel booking',
  },
  vi: {
    submit: 'Gửi đơn',
    approve: 'Duyệt',
    reject: 'Không duyệt',
    hold: 'Chọn xe',
    amend: 'Đổi phiên bản hoặc màu',
    complete: 'Hoàn tất',
    cancel: 'Hủy đơn đặt xe',
  },
};

import { defineWords } from '#platform/web/words.ts';

/** What the states of a deal's documents are called, by the kind of document. */
export const stateWords = defineWords('deal-states', {
  en: {
    'QUOTATION.DRAFT': 'Draft',
    'QUOTATION.PENDING': 'Waiting for approval',
    'QUOTATION.APPROVED': 'Approved',
    'QUOTATION.REJECTED': 'Rejected',
    'QUOTATION.SENT': 'Sent',
    'QUOTATION.ACCEPTED': 'Accepted',
    'QUOTATION.DECLINED': 'Declined',
    'QUOTATION.CONVERTED': 'Booked',
    'QUOTATION.CONTRACT': 'Contract',
    'QUOTATION.SUPERSEDED': 'Superseded',
    'QUOTATION.EXPIRED': 'Expired',
    'QUOTATION.CANCELLED': 'Cancelled',
    'BOOKING.DRAFT': 'Draft',
    'BOOKING.PENDING': 'Waiting for approval',
    'BOOKING.APPROVED': 'Confirmed',
    'BOOKING.REJECTED': 'Rejected',
    'BOOKING.COMPLETED': 'Completed',
    'BOOKING.CANCELLED': 'Cancelled',
    'DEPOSIT.PENDING': 'Waiting for confirmation',
    'DEPOSIT.CONFIRMED': 'Confirmed',
    'DEPOSIT.CANCELLED': 'Cancelled',
    'DEPOSIT.REFUNDED': 'Refunded',
    'CONTRACT.DRAFT': 'To be signed',
    'CONTRACT.SIGNED': 'Signed by the customer',
    'CONTRACT.APPROVED': 'Countersigned',
    'CONTRACT.COMPLETED': 'Completed',
    'CONTRACT.CANCELLED': 'Cancelled',
    'INVOICE.ISSUED': 'Issued',
    'PREPARATION.PENDING': 'Not begun',
    'PREPARATION.IN_PROGRESS': 'In progress',
    'PREPARATION.READY': 'Ready',
    'PREPARATION.CANCELLED': 'Cancelled',
  },
  vi: {
    'QUOTATION.DRAFT': 'Bản nháp',
    'QUOTATION.PENDING': 'Chờ duyệt',
    'QUOTATION.APPROVED': 'Đã duyệt',
    'QUOTATION.REJECTED': 'Bị từ chối',
    'QUOTATION.SENT': 'Đã gửi khách',
    'QUOTATION.ACCEPTED': 'Khách đồng ý',
    'QUOTATION.DECLINED': 'Khách từ chối',
    'QUOTATION.CONVERTED': 'Đã đặt xe',
    'QUOTATION.CONTRACT': 'Đã lên hợp đồng',
    'QUOTATION.SUPERSEDED': 'Đã thay thế',
    'QUOTATION.EXPIRED': 'Hết hiệu lực',
    'QUOTATION.CANCELLED': 'Đã hủy',
    'BOOKING.DRAFT': 'Bản nháp',
    'BOOKING.PENDING': 'Chờ duyệt',
    'BOOKING.APPROVED': 'Đã xác nhận',
    'BOOKING.REJECTED': 'Không duyệt',
    'BOOKING.COMPLETED': 'Hoàn tất',
    'BOOKING.CANCELLED': 'Đã hủy',
    'DEPOSIT.PENDING': 'Chờ xác nhận',
    'DEPOSIT.CONFIRMED': 'Đã xác nhận',
    'DEPOSIT.CANCELLED': 'Đã hủy',
    'DEPOSIT.REFUNDED': 'Đã hoàn tiền',
    'CONTRACT.DRAFT': 'Chờ khách ký',
    'CONTRACT.SIGNED': 'Khách hàng đã ký',
    'CONTRACT.APPROVED': 'Hai bên đã ký',
    'CONTRACT.COMPLETED': 'Hoàn tất',
    'CONTRACT.CANCELLED': 'Đã hủy',
    'INVOICE.ISSUED': 'Đã xuất',
    'PREPARATION.PENDING': 'Chưa bắt đầu',
    'PREPARATION.IN_PROGRESS': 'Đang chuẩn bị',
    'PREPARATION.READY': 'Sẵn sàng giao',
    'PREPARATION.CANCELLED': 'Đã hủy',
  },
});

type Word = keyof (typeof stateWords)['en'];
const isWord = (key: string): key is Word => key in stateWords.en;

/** The word of a document's state; the stored one where it has none yet. */
export const stateWord = (t: (key: Word) => string, kind: string, status: string): string => {
  const key = `${kind}.${status}`;
  return isWord(key) ? t(key) : status;
};

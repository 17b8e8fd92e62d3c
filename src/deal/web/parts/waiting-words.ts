import type { z } from 'zod';
import type { Tone } from '#platform/web/kit/status.tsx';
import { defineWords } from '#platform/web/words.ts';
import type { WaitingItem } from '../../api.ts';

type Kind = z.output<typeof WaitingItem>['kind'];

/** What is to be done with each thing that waits, and how that is said. */
export const waitingWords = defineWords('deal-waiting', {
  en: {
    waiting: 'Waiting for you',
    all: 'All',
    openList: 'Open the list',
    APPROVAL: 'Approve?',
    CONTRACT_TO_COUNTERSIGN: 'Countersign',
    DEPOSIT_TO_CONFIRM: 'Confirm deposit',
    REFUND_OWED: 'Refund owed',
    BOOKING_DUE: 'Money due',
    CAR_TO_PREPARE: 'Prepare the car',
    DELIVERY_TODAY: 'Handover today',
    QUOTATION_REJECTED: 'Refused: revise',
    QUOTATION_EXPIRING: 'Lapses soon',
    BOOKING_GOT_CAR: 'Ask for deposit',
    DEPOSIT_UNPROVEN: 'Proof missing',
    CONTRACT_TO_DRAW: 'Draw contract',
    CONTRACT_TO_SIGN: 'Customer signs',
    QUOTATION_APPROVED: 'Approved: send',
    BOOKING_WAITS: 'Waits for a car',
    until: 'until',
    at: 'at',
    missed: 'missed:',
    since: 'since',
    promised: 'delivery',
    overdue: 'overdue since',
  },
  vi: {
    waiting: 'Chờ bạn xử lý',
    all: 'Tất cả',
    openList: 'Mở danh sách',
    APPROVAL: 'Chờ bạn duyệt',
    CONTRACT_TO_COUNTERSIGN: 'Chờ bạn ký duyệt',
    DEPOSIT_TO_CONFIRM: 'Xác nhận cọc',
    REFUND_OWED: 'Phải hoàn tiền',
    BOOKING_DUE: 'Còn phải thu',
    CAR_TO_PREPARE: 'Chuẩn bị xe',
    DELIVERY_TODAY: 'Giao xe hôm nay',
    QUOTATION_REJECTED: 'Không duyệt: sửa lại',
    QUOTATION_EXPIRING: 'Sắp hết hạn',
    BOOKING_GOT_CAR: 'Có xe: yêu cầu cọc',
    DEPOSIT_UNPROVEN: 'Thiếu chứng từ cọc',
    CONTRACT_TO_DRAW: 'Cần lập hợp đồng',
    CONTRACT_TO_SIGN: 'Chờ khách ký',
    QUOTATION_APPROVED: 'Đã duyệt: gửi khách',
    BOOKING_WAITS: 'Đang chờ xe',
    until: 'đến',
    at: 'lúc',
    missed: 'trễ hẹn:',
    since: 'từ',
    promised: 'hẹn giao',
    overdue: 'quá hẹn giao',
  },
});

/** Its colour, and the list in which all of its kind stand, where there is one. */
export const waitingLooks: Record<Kind, { tone: Tone; list?: string }> = {
  APPROVAL: { tone: 'blue', list: '/approvals' },
  CONTRACT_TO_COUNTERSIGN: { tone: 'blue', list: '/sales/contracts?status=SIGNED' },
  DEPOSIT_TO_CONFIRM: { tone: 'blue', list: '/sales/deposits?status=PENDING' },
  REFUND_OWED: { tone: 'red', list: '/sales/deposits?status=CANCELLED' },
  BOOKING_DUE: { tone: 'amber', list: '/sales/bookings?status=APPROVED' },
  CAR_TO_PREPARE: { tone: 'blue', list: '/sales/preparation?status=PENDING,IN_PROGRESS&sort=createdAt' },
  DELIVERY_TODAY: { tone: 'green', list: '/sales/delivery' },
  QUOTATION_REJECTED: { tone: 'red', list: '/sales/quotations?status=REJECTED' },
  QUOTATION_EXPIRING: { tone: 'amber' },
  BOOKING_GOT_CAR: { tone: 'violet' },
  DEPOSIT_UNPROVEN: { tone: 'amber', list: '/sales/deposits?status=PENDING' },
  CONTRACT_TO_DRAW: { tone: 'violet' },
  CONTRACT_TO_SIGN: { tone: 'violet', list: '/sales/contracts?status=DRAFT' },
  QUOTATION_APPROVED: { tone: 'green', list: '/sales/quotations?status=APPROVED' },
  BOOKING_WAITS: { tone: 'amber', list: '/sales/bookings/queue' },
};

import type { Locale } from '#platform/domain/refusal.ts';

/** Where a deal stands, said in a sentence. `{name}` is filled from the facts; screens and documents say it alike. */
const sentences = {
  en: {
    'no-quotation': 'No quotation yet.',
    'quotation-draft': '{number} is a draft: complete it and submit.',
    'quotation-priced': '{number}: {amount}.',
    'quotation-lapsed': '{number} lapsed after {day}: revise it.',
    'quotation-declined': 'The customer declined {number}: revise it or close the deal.',
    'quotation-cancelled': '{number} was cancelled: write a new one.',
    'booked-directly': 'Booked without a quotation.',
    'approval-open': '{number} waits for approval, step {level} of {levels}.',
    'approval-rejected': '{name} refused {number}: {reason}',
    'approval-given': 'Approved by {name}.',
    'approval-not-needed': 'No approval was needed.',
    'send-or-book': '{number} is approved: send it, or book straight away.',
    'customer-answers': '{number} is with the customer until {day}.',
    'book-now': 'The customer accepted {number}: make the booking.',
    'booking-draft': '{number} is a draft: submit it.',
    'booking-waits': '{number} waits for a car: place {place} of {length}.',
    'booking-waits-part': '{number} has {held} of {quantity} cars: place {place} of {length} for the rest.',
    'booking-held': '{number}: car {vin}, held until {until}.',
    'booking-held-many': '{number}: {quantity} cars, held until {until}.',
    'booking-allocated': '{number}: car {vin}.',
    'booking-allocated-many': '{number}: {quantity} cars.',
    'booking-cancelled': '{number} was cancelled: {reason}',
    'deposit-due': '{amount} due.',
    lost: 'Lost: {reason}',
    'comes-next': 'Comes next.',
  },
  vi: {
    'no-quotation': 'Chưa có báo giá.',
    'quotation-draft': '{number} đang là bản nháp: hoàn thiện và gửi duyệt.',
    'quotation-priced': '{number}: {amount}.',
    'quotation-lapsed': '{number} đã hết hạn sau ngày {day}: hãy làm bản điều chỉnh.',
    'quotation-declined': 'Khách đã từ chối {number}: điều chỉnh báo giá hoặc đóng thương vụ.',
    'quotation-cancelled': '{number} đã hủy: hãy lập báo giá mới.',
    'booked-directly': 'Đặt xe trực tiếp, không qua báo giá.',
    'approval-open': '{number} đang chờ duyệt, cấp {level}/{levels}.',
    'approval-rejected': '{name} không duyệt {number}: {reason}',
    'approval-given': '{name} đã duyệt.',
    'approval-not-needed': 'Không cần duyệt.',
    'send-or-book': '{number} đã được duyệt: gửi cho khách hoặc đặt xe ngay.',
    'customer-answers': 'Khách đang xem {number}, hạn đến {day}.',
    'book-now': 'Khách đã đồng ý {number}: hãy lập đơn đặt xe.',
    'booking-draft': '{number} đang là bản nháp: hãy gửi đơn.',
    'booking-waits': '{number} đang chờ xe: thứ {place} trong {length} đơn.',
    'booking-waits-part': '{number} đã giữ {held}/{quantity} xe: thứ {place} trong {length} đơn chờ phần còn lại.',
    'booking-held': '{number}: xe {vin}, giữ đến {until}.',
    'booking-held-many': '{number}: {quantity} xe, giữ đến {until}.',
    'booking-allocated': '{number}: xe {vin}.',
    'booking-allocated-many': '{number}: {quantity} xe.',
    'booking-cancelled': '{number} đã hủy: {reason}',
    'deposit-due': 'Cần đặt cọc {amount}.',
    lost: 'Không chốt được: {reason}',
    'comes-next': 'Bước tiếp theo.',
  },
} as const satisfies Record<Locale, Record<string, string>>;

export type Sentence = keyof (typeof sentences)['en'];
export type Says = { sentence: Sentence; facts: Record<string, string | number> };

/** A sentence with its facts filled in. */
export const sayIn = (locale: Locale, { sentence, facts }: Says): string =>
  sentences[locale][sentence].replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''));

/** The words of the steps, their states and who acts: the same on screens and on paper. */
export const dealWords = {
  en: {
    step: {
      ENQUIRY: 'Enquiry',
      TEST_DRIVE: 'Test drive',
      QUOTATION: 'Quotation',
      APPROVAL: 'Approval',
      BOOKING: 'Booking',
      DEPOSIT: 'Deposit',
      CONTRACT: 'Contract',
      PAYMENT: 'Payment',
      PREPARATION: 'Preparation',
      GATEPASS: 'Gatepass',
      DELIVERY: 'Delivery',
    },
    status: { OPEN: 'Open', WON: 'Won', LOST: 'Lost' },
  },
  vi: {
    step: {
      ENQUIRY: 'Nhu cầu',
      TEST_DRIVE: 'Lái thử',
      QUOTATION: 'Báo giá',
      APPROVAL: 'Duyệt giá',
      BOOKING: 'Đặt xe',
      DEPOSIT: 'Đặt cọc',
      CONTRACT: 'Hợp đồng',
      PAYMENT: 'Thanh toán',
      PREPARATION: 'Chuẩn bị xe',
      GATEPASS: 'Phiếu ra cổng',
      DELIVERY: 'Giao xe',
    },
    status: { OPEN: 'Đang theo', WON: 'Thành công', LOST: 'Không thành' },
  },
} as const;

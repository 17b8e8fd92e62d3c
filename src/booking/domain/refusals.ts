import { defineRefusals } from '#platform/domain/refusal.ts';

export const bookingRefusals = defineRefusals('booking', {
  'already-converted': {
    status: 409,
    en: 'This quotation has become booking {bookingNumber} already; a quotation converts once.',
    vi: 'Báo giá này đã chuyển thành đơn đặt xe {bookingNumber}; mỗi báo giá chỉ chuyển một lần.',
  },
  'self-approval': {
    status: 409,
    en: 'This booking is yours, so somebody else has to decide on it.',
    vi: 'Đơn đặt xe này do bạn phụ trách nên phải do người khác duyệt.',
  },
  'not-the-approver': {
    status: 409,
    en: 'The open level of this approval is decided by {role}.',
    vi: 'Cấp duyệt hiện tại thuộc về {role}.',
  },
  'waits-for-a-car': {
    status: 409,
    en: '{bookingNumber} still waits for {missing} of its cars.',
    vi: '{bookingNumber} còn chờ {missing} xe.',
  },
  'all-cars-held': {
    status: 409,
    en: '{bookingNumber} has all of its {quantity} cars; release one first.',
    vi: '{bookingNumber} đã có đủ {quantity} xe; hãy nhả bớt một xe trước.',
  },
  'nothing-amended': {
    status: 400,
    en: 'Choose another version or colour.',
    vi: 'Hãy chọn phiên bản hoặc màu khác.',
  },
  'color-not-made': {
    status: 400,
    en: 'This version is not made in that colour.',
    vi: 'Phiên bản này không có màu đó.',
  },
  'plan-bound': {
    status: 409,
    en: 'An instalment plan belongs to its version; write a new quotation for another one.',
    vi: 'Gói trả góp gắn với phiên bản; hãy lập báo giá mới cho phiên bản khác.',
  },
  'amend-needs-approval': {
    status: 409,
    en: 'At the price of this version the booking would need an approval; write a new quotation.',
    vi: 'Với giá của phiên bản này, đơn đặt xe phải được duyệt; hãy lập báo giá mới.',
  },
  'changed-since-asked': {
    status: 409,
    en: 'This is not the content that the approval was asked for; open it again.',
    vi: 'Nội dung đã khác với bản trình duyệt; hãy mở lại để xem.',
  },
  'expected-too-early': {
    status: 400,
    en: 'The promised day is over already.',
    vi: 'Ngày hẹn giao đã qua.',
  },
  'deal-closed': {
    status: 409,
    en: 'The deal is closed.',
    vi: 'Giao dịch đã đóng.',
  },
  'deposit-too-large': {
    status: 400,
    en: 'The deposit cannot exceed the total.',
    vi: 'Tiền cọc không được vượt quá tổng giá trị.',
  },
});
export const refuseBooking = bookingRefusals.refuse;

import { defineRefusals } from '#platform/domain/refusal.ts';

export const invoiceRefusals = defineRefusals('invoice', {
  'already-invoiced': {
    status: 409,
    en: 'This booking has its invoice already.',
    vi: 'Đơn đặt xe này đã xuất hóa đơn.',
  },
  'not-confirmed': {
    status: 409,
    en: 'Booking {bookingNumber} is {bookingStatus}; only a confirmed one is invoiced.',
    vi: 'Đơn đặt xe {bookingNumber} đang ở trạng thái {bookingStatus}; chỉ xuất hóa đơn cho đơn đã xác nhận.',
  },
  'waits-for-a-car': {
    status: 409,
    en: '{bookingNumber} still lacks {missing} of its cars; an invoice names each car by its numbers.',
    vi: '{bookingNumber} còn thiếu {missing} xe; hóa đơn phải ghi rõ số khung, số máy từng xe.',
  },
  'not-yet-paid': {
    status: 409,
    en: 'This branch invoices what is paid in full; {due} are still due.',
    vi: 'Chi nhánh chỉ xuất hóa đơn khi đã thanh toán đủ; khách còn nợ {due}.',
  },
  'not-credited': {
    status: 404,
    en: 'Invoice {invoiceNumber} was not taken back, so it has no credit note.',
    vi: 'Hóa đơn {invoiceNumber} chưa bị điều chỉnh giảm nên không có phiếu điều chỉnh.',
  },
  'invoice-stands': {
    status: 409,
    en: 'This booking is invoiced as {invoiceNumber}; its price can no longer change.',
    vi: 'Đơn đặt xe đã xuất hóa đơn {invoiceNumber}; không đổi giá được nữa.',
  },
});
export const refuseInvoice = invoiceRefusals.refuse;

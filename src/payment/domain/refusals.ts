import { defineRefusals } from '#platform/domain/refusal.ts';

export const paymentRefusals = defineRefusals('payment', {
  'no-proof': {
    status: 409,
    en: 'Upload the proof of payment of {depositNumber} first.',
    vi: 'Hãy tải chứng từ thanh toán của {depositNumber} lên trước.',
  },
  'more-than-owed': {
    status: 409,
    en: 'Only {most} is still owed.',
    vi: 'Khách chỉ còn phải trả {most}.',
  },
  'more-than-committed': {
    status: 409,
    en: 'The bank has promised only {most} more.',
    vi: 'Ngân hàng chỉ còn cam kết {most}.',
  },
  'more-than-received': {
    status: 409,
    en: 'Only {most} can be refunded.',
    vi: 'Chỉ có thể hoàn lại {most}.',
  },
  'nothing-owed': {
    status: 409,
    en: 'Nothing is owed any more.',
    vi: 'Khách không còn nợ khoản nào.',
  },
  'nothing-to-refund': {
    status: 409,
    en: 'There is nothing to refund; a deposit is refunded once it is cancelled.',
    vi: 'Không có khoản nào để hoàn; tiền cọc được hoàn sau khi hủy cọc.',
  },
  'nothing-received': {
    status: 409,
    en: '{depositNumber} was never received, so there is nothing to give back.',
    vi: 'Chưa nhận tiền của {depositNumber} nên không có gì để hoàn.',
  },
  'deposit-stands': {
    status: 409,
    en: '{depositNumber} of this booking is still open.',
    vi: 'Đơn này đang có {depositNumber} chưa kết thúc.',
  },
  'booking-stands': {
    status: 409,
    en: '{bookingNumber} stands on this deposit; cancel the booking, and the deposit is owed back.',
    vi: '{bookingNumber} đang được giữ bằng khoản cọc này; hãy hủy đơn đặt xe, khi đó tiền cọc sẽ được hoàn.',
  },
  'booking-not-approved': {
    status: 409,
    en: '{bookingNumber} is not confirmed at present.',
    vi: '{bookingNumber} hiện không ở trạng thái đã xác nhận.',
  },
  'own-confirmation': {
    status: 409,
    en: 'You confirmed this money, so somebody else has to refund it.',
    vi: 'Bạn đã xác nhận khoản tiền này nên phải do người khác hoàn lại.',
  },
  'received-in-future': {
    status: 400,
    en: 'This day has not come yet.',
    vi: 'Ngày này chưa đến.',
  },
  'amount-needed': {
    status: 400,
    en: 'No deposit was agreed with this booking; say how much is asked.',
    vi: 'Đơn này chưa thỏa thuận tiền cọc; hãy nhập số tiền cần cọc.',
  },
  'no-receipt': {
    status: 404,
    en: 'Money that was given back has no receipt.',
    vi: 'Khoản hoàn tiền không có phiếu thu.',
  },
  'traded-beyond-rest': {
    status: 409,
    en: 'Only {most} is left for the car given in payment, after what was received and promised; refund the difference first.',
    vi: 'Sau khi trừ số đã thu và cam kết, xe cũ chỉ còn được tính {most}; hãy hoàn phần chênh lệch trước.',
  },
  'price-below-received': {
    status: 409,
    en: 'More than the new price was received or promised already; refund the difference first.',
    vi: 'Số tiền đã thu hoặc được cam kết lớn hơn giá mới; hãy hoàn phần chênh lệch trước.',
  },
});
export const refusePayment = paymentRefusals.refuse;

import { defineRefusals } from '#platform/domain/refusal.ts';

export const contractRefusals = defineRefusals('contract', {
  'booking-not-approved': {
    status: 409,
    en: '{bookingNumber} is not confirmed, so there is no contract on it yet.',
    vi: 'Đơn đặt xe {bookingNumber} chưa được xác nhận nên chưa lập được hợp đồng.',
  },
  'contract-exists': {
    status: 409,
    en: 'This booking has contract {contractNumber} already.',
    vi: 'Đơn đặt xe này đã có hợp đồng {contractNumber}.',
  },
  'self-approval': {
    status: 409,
    en: 'You drew up this contract or sell this car, so somebody else has to countersign it.',
    vi: 'Bạn lập hợp đồng này hoặc phụ trách giao dịch nên phải do người khác ký duyệt.',
  },
  'changed-since-read': {
    status: 409,
    en: 'The contract is no longer the one that was read. Open it again, and sign that.',
    vi: 'Hợp đồng đã khác với bản vừa đọc. Hãy mở lại và ký bản mới.',
  },
  'changed-since-signed': {
    status: 409,
    en: 'What the contract says has changed since the customer signed. Send it back and have it signed again.',
    vi: 'Nội dung hợp đồng đã thay đổi sau khi khách hàng ký. Hãy trả lại để khách hàng ký bản mới.',
  },
  'promise-over': {
    status: 409,
    en: 'The promised delivery day, {day}, is over. Agree on another one first.',
    vi: 'Ngày giao xe đã hẹn, {day}, đã qua. Hãy thống nhất ngày khác trước.',
  },
  countersigned: {
    status: 409,
    en: 'Contract {contractNumber} is countersigned; the booking can no longer be changed. Cancel the contract first.',
    vi: 'Hợp đồng {contractNumber} đã được hai bên ký; không thể thay đổi đơn đặt xe. Hãy hủy hợp đồng trước.',
  },
  altered: {
    status: 409,
    en: 'The kept document of {contractNumber} is no longer, byte for byte, the one that was signed (SHA-256 {wanted}). Do not use it.',
    vi: 'Tệp lưu của {contractNumber} không còn đúng từng byte với bản đã ký (SHA-256 {wanted}). Không sử dụng tệp này.',
  },
  'signature-needed': { status: 400, en: 'Draw the signature in the field.', vi: 'Hãy ký vào ô chữ ký.' },
  'not-a-signature': { status: 400, en: 'That is too little to be a signature.', vi: 'Nét ký quá ngắn, hãy ký lại.' },
  'lender-needed': { status: 400, en: 'Say which bank pays.', vi: 'Hãy nhập tên ngân hàng cho vay.' },
  'lender-amount-needed': { status: 400, en: 'Say how much the bank pays.', vi: 'Hãy nhập số tiền ngân hàng cho vay.' },
  'trade-in-needed': { status: 400, en: 'Say which car is given in payment.', vi: 'Hãy nhập xe cũ dùng để đổi.' },
  'covers-too-much': {
    status: 400,
    en: 'The bank and the traded car together come to more than the price.',
    vi: 'Tiền vay và giá trị xe cũ cộng lại vượt quá giá trị hợp đồng.',
  },
  'delivery-day-needed': { status: 400, en: 'Say when the car is delivered.', vi: 'Hãy chọn ngày giao xe.' },
  'delivery-too-early': { status: 400, en: 'That day is over already.', vi: 'Ngày này đã qua.' },
});
export const refuseContract = contractRefusals.refuse;

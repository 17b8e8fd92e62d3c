import { defineRefusals } from '#platform/domain/refusal.ts';

export const deliveryRefusals = defineRefusals('delivery', {
  'gate-closed': {
    status: 409,
    en: 'Not everything is in order yet: {missing}.',
    vi: 'Chưa đủ điều kiện giao xe: {missing}.',
  },
  'pass-needed': {
    status: 409,
    en: 'No gatepass has been issued for {cars} of the cars.',
    vi: 'Còn {cars} xe chưa có phiếu ra cổng.',
  },
  'checklist-open': {
    status: 409,
    en: 'The handover is not finished: {open}.',
    vi: 'Chưa hoàn tất bàn giao: {open}.',
  },
  'delivery-exists': {
    status: 409,
    en: 'This booking has a delivery already.',
    vi: 'Đơn đặt xe này đã có lịch giao xe.',
  },
  'booking-not-approved': {
    status: 409,
    en: '{bookingNumber} is not confirmed, so its cars cannot be delivered.',
    vi: 'Đơn đặt xe {bookingNumber} chưa được xác nhận nên chưa hẹn giao xe được.',
  },
  'day-over': {
    status: 400,
    en: 'This day is over.',
    vi: 'Ngày này đã qua.',
  },
  'not-signed-for': {
    status: 409,
    en: '{gatepassNumber}: the customer has not signed for this car yet. It stays.',
    vi: 'Phiếu {gatepassNumber}: khách chưa ký nhận xe, chưa được ra cổng.',
  },
  'already-used': {
    status: 409,
    en: '{gatepassNumber} was used at {usedAt}. This car has left already.',
    vi: 'Phiếu {gatepassNumber} đã dùng lúc {usedAt}. Xe này đã ra cổng.',
  },
  'gatepass-void': {
    status: 409,
    en: '{gatepassNumber} is void. The car stays.',
    vi: 'Phiếu {gatepassNumber} đã vô hiệu. Không cho xe ra cổng.',
  },
  'certificate-altered': {
    status: 409,
    en: 'The certificate of {bookingNumber} that is kept is not the one that was signed. Its SHA-256 was {wanted}.',
    vi: 'Biên bản bàn giao của {bookingNumber} đang lưu không còn đúng bản đã ký. Mã SHA-256 gốc là {wanted}.',
  },
  'no-photo': {
    status: 409,
    en: 'Take at least one photo of the handover first.',
    vi: 'Hãy chụp ít nhất một ảnh bàn giao trước.',
  },
});
export const refuseDelivery = deliveryRefusals.refuse;

import { defineRefusals } from '#platform/domain/refusal.ts';

export const preparationRefusals = defineRefusals('preparation', {
  'car-delivered': {
    status: 409,
    en: 'This car is delivered; how it was prepared stays as it is.',
    vi: 'Xe đã giao; hồ sơ chuẩn bị xe được giữ nguyên.',
  },
  'inspection-always': {
    status: 409,
    en: 'No car leaves without its inspection.',
    vi: 'Xe nào cũng phải được kiểm tra trước khi giao.',
  },
  'already-settled': {
    status: 409,
    en: 'This is settled already; open it again first.',
    vi: 'Việc này đã xong; hãy mở lại trước.',
  },
  'insurance-backwards': {
    status: 400,
    en: 'The last day lies before the first.',
    vi: 'Ngày kết thúc trước ngày bắt đầu.',
  },
  'insurance-lapsed': {
    status: 400,
    en: 'This insurance is over already.',
    vi: 'Bảo hiểm này đã hết hạn.',
  },
  'registered-later': {
    status: 400,
    en: 'A registration is recorded once it has been made.',
    vi: 'Chỉ ghi nhận đăng ký khi đã làm xong.',
  },
});
export const refusePreparation = preparationRefusals.refuse;

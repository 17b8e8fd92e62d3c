import { defineRefusals } from '#platform/domain/refusal.ts';

export const dealRefusals = defineRefusals('deal', {
  'still-booked': {
    status: 409,
    en: 'Booking {number} is still live; cancel it first.',
    vi: 'Đơn đặt xe {number} vẫn còn hiệu lực; hãy hủy đơn trước.',
  },
});
export const refuseDeal = dealRefusals.refuse;

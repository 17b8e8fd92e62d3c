import { defineRefusals } from '#platform/domain/refusal.ts';

export const notificationRefusals = defineRefusals('notification', {
  'on-its-way': {
    status: 409,
    en: 'This letter is on its way again already.',
    vi: 'Thư này đang chờ gửi lại.',
  },
});
export const refuseNotification = notificationRefusals.refuse;

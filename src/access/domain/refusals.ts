import { defineRefusals } from '#platform/domain/refusal.ts';

export const accessRefusals = defineRefusals('access', {
  'email-taken': { status: 409, en: 'Somebody with this e-mail address is here already.', vi: 'Đã có người dùng với địa chỉ e-mail này.' },
  'own-access': { status: 409, en: 'You cannot take your own access away.', vi: 'Bạn không thể tự thu hồi quyền của chính mình.' },
  'already-set-up': {
    status: 409,
    en: 'There is an administrator already; please sign in.',
    vi: 'Hệ thống đã có quản trị viên; vui lòng đăng nhập.',
  },
});
export const refuseAccess = accessRefusals.refuse;

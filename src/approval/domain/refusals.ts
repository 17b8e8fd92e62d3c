import { defineRefusals } from '#platform/domain/refusal.ts';

export const approvalRefusals = defineRefusals('approval', {
  'self-approval': {
    status: 409,
    en: 'You wrote what this approval is for, so somebody else has to decide.',
    vi: 'Bạn là người lập chứng từ này nên phải do người khác duyệt.',
  },
  'not-the-approver': { status: 409, en: 'The open level is decided by {role}.', vi: 'Cấp duyệt hiện tại thuộc về {role}.' },
  'content-changed': {
    status: 409,
    en: 'This is not the content you looked at; open it again before you decide.',
    vi: 'Nội dung không còn như bản bạn đã xem; hãy mở lại trước khi quyết định.',
  },
  'not-waiting': { status: 409, en: 'Nothing waits for a decision here.', vi: 'Không có yêu cầu nào đang chờ duyệt.' },
});
export const refuseApproval = approvalRefusals.refuse;

import { defineRefusals } from '#platform/domain/refusal.ts';

export const documentRefusals = defineRefusals('document', {
  'link-ended': {
    status: 410,
    en: 'This link has ended. Open the file again from its record.',
    vi: 'Liên kết này đã hết hạn. Vui lòng mở lại tệp từ hồ sơ.',
  },
  damaged: {
    status: 409,
    en: 'The file “{name}” is no longer what was kept; it is not shown.',
    vi: 'Tệp “{name}” không còn nguyên vẹn như khi lưu nên không được hiển thị.',
  },
});
export const refuseDocument = documentRefusals.refuse;

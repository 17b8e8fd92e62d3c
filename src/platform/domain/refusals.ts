import { defineRefusals } from './refusal.ts';

/** What any operation may be refused for, whatever its noun. */
export const platformRefusals = defineRefusals('platform', {
  'bad-input': { status: 400, en: 'Some fields need attention.', vi: 'Một số trường cần được sửa lại.' },
  'sign-in-needed': { status: 401, en: 'Please sign in.', vi: 'Vui lòng đăng nhập.' },
  'not-permitted': { status: 403, en: 'You do not have the permission “{permission}”.', vi: 'Bạn không có quyền “{permission}”.' },
  'other-origin': { status: 403, en: 'This request came from another site.', vi: 'Yêu cầu này đến từ một trang khác.' },
  'not-found': { status: 404, en: 'There is nothing here, or it is not yours to see.', vi: 'Không tìm thấy, hoặc bạn không được xem.' },
  'move-refused': {
    status: 409,
    en: 'This cannot be done while the state is {status}.',
    vi: 'Không thực hiện được khi trạng thái là {status}.',
  },
  'only-by-the-clock': { status: 409, en: 'This happens by itself, at its time.', vi: 'Việc này tự xảy ra khi đến hạn.' },
  'changed-meanwhile': { status: 409, en: 'Somebody changed this since you opened it.', vi: 'Có người đã sửa bản ghi này sau khi bạn mở.' },
  'already-exists': { status: 409, en: 'This exists already.', vi: 'Bản ghi này đã tồn tại.' },
  'still-used': { status: 409, en: 'Something else refers to this or is missing.', vi: 'Bản ghi liên quan còn dùng hoặc không có.' },
  'key-running': {
    status: 409,
    en: 'The same request is still running; try again in a moment.',
    vi: 'Yêu cầu này đang được xử lý; thử lại sau giây lát.',
  },
  'key-reused': {
    status: 422,
    en: 'This Idempotency-Key was used for another request.',
    vi: 'Idempotency-Key này đã dùng cho một yêu cầu khác.',
  },
  'too-large': { status: 413, en: 'That is too large.', vi: 'Dữ liệu quá lớn.' },
  'wrong-content-type': { status: 415, en: 'This kind of content is not accepted here.', vi: 'Loại nội dung này không được chấp nhận.' },
  'file-type-refused': { status: 415, en: 'Only JPEG, PNG, WebP and PDF files can be kept.', vi: 'Chỉ nhận tệp JPEG, PNG, WebP hoặc PDF.' },
  'file-too-large': { status: 413, en: 'This file is too large: {most} at most.', vi: 'Tệp quá lớn: tối đa {most}.' },
  'storage-full': { status: 507, en: 'There is no room left to keep the file.', vi: 'Không còn chỗ để lưu tệp.' },
  'address-refused': { status: 422, en: '“{address}” is not an e-mail address.', vi: '“{address}” không phải là địa chỉ e-mail.' },
  'mail-not-configured': { status: 409, en: 'E-mail is not set up on this server.', vi: 'Máy chủ chưa được cấu hình e-mail.' },
  'too-many': { status: 429, en: 'Too many requests; wait a little.', vi: 'Quá nhiều yêu cầu; vui lòng chờ một chút.' },
  unavailable: { status: 503, en: 'Not available at the moment; please try again.', vi: 'Hiện chưa sẵn sàng; vui lòng thử lại.' },
});
export const refusePlatform = platformRefusals.refuse;

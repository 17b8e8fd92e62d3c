import { defineRefusals } from '#platform/domain/refusal.ts';

export const quotationRefusals = defineRefusals('quotation', {
  'self-approval': {
    status: 409,
    en: 'You wrote this quotation, so somebody else has to decide on it.',
    vi: 'Bạn là người lập báo giá này nên phải do người khác duyệt.',
  },
  'not-the-approver': {
    status: 409,
    en: 'The open level of this approval is decided by {role}.',
    vi: 'Cấp duyệt hiện tại thuộc về {role}.',
  },
  'not-the-author': {
    status: 409,
    en: 'Only the person who wrote a draft may delete it; cancel it instead.',
    vi: 'Chỉ người lập mới được xóa bản nháp; bạn có thể hủy báo giá.',
  },
  'past-last-day': {
    status: 409,
    en: 'The last day of this quotation was {day}; revise it to offer a price again.',
    vi: 'Báo giá đã hết hiệu lực sau ngày {day}; hãy lập phiên bản mới để chào giá lại.',
  },
  'still-valid': {
    status: 409,
    en: 'This quotation holds until the end of {day}.',
    vi: 'Báo giá còn hiệu lực đến hết ngày {day}.',
  },
  'line-without-price': {
    status: 409,
    en: '“{line}” has no price at this branch yet.',
    vi: '“{line}” chưa có giá tại chi nhánh này.',
  },
  'price-list-lapsed': {
    status: 409,
    en: 'The price list {list} that this quotation was made from is no longer in force; edit the draft to take the present prices.',
    vi: 'Bảng giá {list} dùng cho báo giá này không còn hiệu lực; hãy sửa bản nháp để lấy giá hiện hành.',
  },
  'approval-needed': {
    status: 409,
    en: 'This price needs an approval before it is sent; submit it.',
    vi: 'Mức giá này cần được duyệt trước khi gửi; hãy trình duyệt.',
  },
  'no-email': {
    status: 409,
    en: 'The customer has no e-mail address; give one, or print the quotation.',
    vi: 'Khách hàng chưa có email; hãy nhập email hoặc in báo giá.',
  },
  'mail-not-configured': {
    status: 409,
    en: 'No mail server is set up here; print the quotation instead.',
    vi: 'Hệ thống chưa cài đặt máy chủ thư; hãy in báo giá để gửi khách.',
  },
  'changed-since-asked': {
    status: 409,
    en: 'This is not the content that the approval was asked for; open it again.',
    vi: 'Nội dung đã khác với bản trình duyệt; hãy mở lại để xem.',
  },
  'no-price-in-force': {
    status: 409,
    en: 'No price list of this branch is in force today for this version.',
    vi: 'Hôm nay chi nhánh chưa có bảng giá hiệu lực cho phiên bản này.',
  },
  'deal-closed': {
    status: 409,
    en: 'The deal of this quotation is closed.',
    vi: 'Giao dịch của báo giá này đã đóng.',
  },
  'cannot-be-priced': { status: 400, en: 'This price cannot be offered.', vi: 'Không thể chào mức giá này.' },
});
export const refuseQuotation = quotationRefusals.refuse;

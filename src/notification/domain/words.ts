import type { Locale } from '#platform/domain/refusal.ts';
import type { MessageKind, MessageReason, MessageStatus } from './message.ts';

export const messageWords: Record<Locale, Record<MessageKind | MessageReason | MessageStatus, string>> = {
  en: {
    BOOKING: 'Booking confirmed',
    RECEIPT: 'Receipt',
    CONTRACT: 'Signed contract',
    GATEPASS: 'Gatepass',
    DELIVERY: 'Handover certificate',
    WAITING: 'Waiting',
    SENT: 'Sent',
    NOT_SENT: 'Not sent',
    FAILED: 'Failed',
    NO_POST: 'E-mail is not set up on this server (SMTP_URL).',
    NO_ADDRESS: 'The customer has no e-mail address.',
    NO_PAPER: 'Its paper could not be made.',
    REFUSED: 'The mail server did not take it.',
  },
  vi: {
    BOOKING: 'Xác nhận đặt xe',
    RECEIPT: 'Phiếu thu',
    CONTRACT: 'Hợp đồng đã ký',
    GATEPASS: 'Phiếu ra cổng',
    DELIVERY: 'Biên bản bàn giao',
    WAITING: 'Chờ gửi',
    SENT: 'Đã gửi',
    NOT_SENT: 'Không gửi',
    FAILED: 'Gửi lỗi',
    NO_POST: 'Máy chủ chưa được cấu hình e-mail (SMTP_URL).',
    NO_ADDRESS: 'Khách hàng chưa có địa chỉ e-mail.',
    NO_PAPER: 'Không lập được giấy tờ gửi kèm.',
    REFUSED: 'Máy chủ thư không nhận.',
  },
};

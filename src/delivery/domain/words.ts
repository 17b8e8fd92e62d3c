import type { Locale } from '#platform/domain/refusal.ts';
import type { ChecklistPoint, Deliverable, DeliveryStatus, Signer } from './delivery.ts';
import type { MissingFact } from './gate.ts';

type Named<K extends string> = Record<Locale, Record<K, string>>;

export const deliveryStatusWords: Named<DeliveryStatus> = {
  en: { SCHEDULED: 'Scheduled', DELIVERED: 'Delivered', CANCELLED: 'Cancelled' },
  vi: { SCHEDULED: 'Đã hẹn giao', DELIVERED: 'Đã giao xe', CANCELLED: 'Đã hủy' },
};

/** Why a pass is void when its car was taken back from the booking. */
export const takenBackWords: Record<Locale, string> = {
  en: 'The car was taken back from this booking',
  vi: 'Xe đã bị thu lại khỏi đơn đặt xe này',
};

export const missingWords: Named<MissingFact> = {
  en: {
    CAR: 'Not every car is allocated',
    CONTRACT: 'Contract not countersigned',
    MONEY: 'Not paid in full',
    INVOICE: 'Invoice not issued',
    PREPARATION: 'Preparation not begun',
    INSPECTION: 'Inspection not passed',
    ACCESSORY: 'Accessory not fitted',
    REGISTRATION: 'No registration number',
    INSURANCE: 'No insurance in force on the delivery day',
    DOCUMENT: 'Document missing',
  },
  vi: {
    CAR: 'Chưa phân đủ xe',
    CONTRACT: 'Hợp đồng chưa được ký duyệt',
    MONEY: 'Chưa thanh toán đủ',
    INVOICE: 'Chưa xuất hóa đơn',
    PREPARATION: 'Chưa bắt đầu chuẩn bị xe',
    INSPECTION: 'Chưa kiểm tra xe đạt',
    ACCESSORY: 'Chưa lắp phụ kiện',
    REGISTRATION: 'Chưa có biển số',
    INSURANCE: 'Bảo hiểm không có hiệu lực vào ngày giao xe',
    DOCUMENT: 'Thiếu giấy tờ',
  },
};

export const checklistWords: Named<ChecklistPoint> = {
  en: {
    INSPECTION: 'Exterior and interior looked at together',
    ACCESSORIES: 'Accessories checked',
    DOCUMENTATION: 'Papers complete',
    ORIENTATION: 'Features explained',
    PHOTOS: 'Photos taken',
    SATISFACTION: 'Satisfaction asked',
    SIGN_OFF: 'Handover signed',
  },
  vi: {
    INSPECTION: 'Kiểm tra ngoại thất, nội thất cùng khách',
    ACCESSORIES: 'Đối chiếu phụ kiện đã lắp',
    DOCUMENTATION: 'Hồ sơ giấy tờ đầy đủ',
    ORIENTATION: 'Hướng dẫn sử dụng tính năng xe',
    PHOTOS: 'Chụp ảnh bàn giao',
    SATISFACTION: 'Khảo sát mức độ hài lòng',
    SIGN_OFF: 'Ký biên bản bàn giao',
  },
};

export const deliverableWords: Named<Deliverable> = {
  en: {
    KEYS: 'Keys',
    REGISTRATION: 'Registration documents',
    MANUAL: 'Owner’s manual',
    WARRANTY_CARD: 'Warranty card',
    SERVICE_BOOKLET: 'Service booklet',
  },
  vi: {
    KEYS: 'Chìa khóa xe',
    REGISTRATION: 'Giấy tờ đăng ký xe',
    MANUAL: 'Sách hướng dẫn sử dụng',
    WARRANTY_CARD: 'Thẻ bảo hành',
    SERVICE_BOOKLET: 'Sổ bảo dưỡng',
  },
};

export const signerWords: Named<Signer> = {
  en: { CUSTOMER: 'Customer’s signature', SALESPERSON: 'Salesperson’s signature' },
  vi: { CUSTOMER: 'Chữ ký khách hàng', SALESPERSON: 'Chữ ký tư vấn bán hàng' },
};

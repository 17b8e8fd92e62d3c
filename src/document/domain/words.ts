import type { Locale } from '#platform/domain/refusal.ts';
import type { DocumentKind } from './document.ts';

export const documentKindWords: Record<Locale, Record<DocumentKind, string>> = {
  en: {
    PAYMENT_PROOF: 'Proof of payment',
    IDENTITY: 'Proof of identity',
    ADDRESS: 'Proof of address',
    INCOME: 'Proof of income',
    VEHICLE_PAPER: 'Vehicle papers',
    PHOTO: 'Photo',
    SIGNATURE: 'Signature',
    CONTRACT: 'Signed contract',
    HANDOVER: 'Handover certificate',
  },
  vi: {
    PAYMENT_PROOF: 'Chứng từ thanh toán',
    IDENTITY: 'Giấy tờ tùy thân',
    ADDRESS: 'Giấy tờ cư trú',
    INCOME: 'Chứng minh thu nhập',
    VEHICLE_PAPER: 'Giấy tờ xe',
    PHOTO: 'Ảnh chụp',
    SIGNATURE: 'Chữ ký',
    CONTRACT: 'Hợp đồng đã ký',
    HANDOVER: 'Biên bản bàn giao xe',
  },
};

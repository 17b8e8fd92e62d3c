/** The names of price types and fee kinds, for screens and papers. */
export const pricebookNames = {
  en: {
    salesman: 'Floor price',
    retail: 'Retail price',
    fixed: 'Fixed price',
    INSURANCE: 'Insurance',
    REGISTRATION_TAX: 'Registration tax',
    REGISTRATION_FEE: 'Registration and plates',
    OTHER: 'Other fees',
  },
  vi: {
    salesman: 'Giá sàn',
    retail: 'Giá niêm yết',
    fixed: 'Giá cố định',
    INSURANCE: 'Bảo hiểm',
    REGISTRATION_TAX: 'Lệ phí trước bạ',
    REGISTRATION_FEE: 'Đăng ký, biển số',
    OTHER: 'Phí khác',
  },
} as const;

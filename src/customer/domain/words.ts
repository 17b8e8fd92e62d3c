/** Names shared by screens, papers and files: what a customer is, and how they heard of us. */
export const customerNames = {
  en: {
    PERSON: 'Person',
    COMPANY: 'Company',
    WALK_IN: 'Walked in',
    HOTLINE: 'Hotline',
    WEBSITE: 'Website',
    FACEBOOK: 'Facebook',
    ZALO: 'Zalo',
    REFERRAL: 'Referral',
    EVENT: 'Event',
    RETURNING: 'Returning customer',
    OTHER: 'Other',
  },
  vi: {
    PERSON: 'Cá nhân',
    COMPANY: 'Doanh nghiệp',
    WALK_IN: 'Đến showroom',
    HOTLINE: 'Gọi hotline',
    WEBSITE: 'Trang web',
    FACEBOOK: 'Facebook',
    ZALO: 'Zalo',
    REFERRAL: 'Được giới thiệu',
    EVENT: 'Sự kiện',
    RETURNING: 'Khách hàng cũ',
    OTHER: 'Khác',
  },
} as const;

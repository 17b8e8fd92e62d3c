import type { Role } from '#access/domain/roles.ts';
import type { Locale } from '#platform/domain/refusal.ts';
import type { ApprovalDocument, ApprovalStatus } from './approval.ts';

/** Roles as the people of the showroom call them. */
export const roleWords: Record<Locale, Record<Role, string>> = {
  en: {
    SALES: 'a salesperson',
    MANAGER: 'a manager',
    ACCOUNTANT: 'an accountant',
    OPERATIONS: 'operations',
    GUARD: 'the guard',
    ADMIN: 'the administrator',
    CUSTOMER: 'the customer',
  },
  vi: {
    SALES: 'tư vấn bán hàng',
    MANAGER: 'trưởng phòng kinh doanh',
    ACCOUNTANT: 'kế toán',
    OPERATIONS: 'bộ phận vận hành',
    GUARD: 'bảo vệ',
    ADMIN: 'quản trị viên',
    CUSTOMER: 'khách hàng',
  },
};

export const approvalStatusWords: Record<Locale, Record<ApprovalStatus, string>> = {
  en: { OPEN: 'Waiting', APPROVED: 'Approved', REJECTED: 'Rejected', WITHDRAWN: 'Withdrawn' },
  vi: { OPEN: 'Chờ duyệt', APPROVED: 'Đã duyệt', REJECTED: 'Từ chối', WITHDRAWN: 'Đã rút' },
};

export const approvalDocumentWords: Record<Locale, Record<ApprovalDocument, string>> = {
  en: { QUOTATION: 'Quotation', BOOKING: 'Booking' },
  vi: { QUOTATION: 'Báo giá', BOOKING: 'Đơn đặt xe' },
};

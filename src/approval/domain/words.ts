import type { Role } from '#access/domain/roles.ts';
import { roleWords as named } from '#access/domain/words.ts';
import type { Locale } from '#platform/domain/refusal.ts';
import type { ApprovalDocument, ApprovalStatus } from './approval.ts';

const inSentence = (names: Record<Role, string>) =>
  Object.fromEntries(Object.entries(names).map(([role, name]) => [role, name.charAt(0).toLowerCase() + name.slice(1)])) as Record<
    Role,
    string
  >;

/** Roles within a sentence: “waits for a manager”. */
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
  vi: inSentence(named.vi),
};

export const approvalStatusWords: Record<Locale, Record<ApprovalStatus, string>> = {
  en: { OPEN: 'Waiting', APPROVED: 'Approved', REJECTED: 'Rejected', WITHDRAWN: 'Withdrawn' },
  vi: { OPEN: 'Chờ duyệt', APPROVED: 'Đã duyệt', REJECTED: 'Từ chối', WITHDRAWN: 'Đã rút' },
};

export const approvalDocumentWords: Record<Locale, Record<ApprovalDocument, string>> = {
  en: { QUOTATION: 'Quotation', BOOKING: 'Booking' },
  vi: { QUOTATION: 'Báo giá', BOOKING: 'Đơn đặt xe' },
};

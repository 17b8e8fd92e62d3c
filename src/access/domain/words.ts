import type { Locale } from '#platform/domain/refusal.ts';
import type { Role } from './roles.ts';

/** What each role is called, on every screen and in every sentence alike. */
export const roleWords = {
  en: {
    SALES: 'Salesperson',
    MANAGER: 'Manager',
    ACCOUNTANT: 'Accountant',
    OPERATIONS: 'Operations',
    GUARD: 'Guard',
    ADMIN: 'Administrator',
    CUSTOMER: 'Customer',
  },
  vi: {
    SALES: 'Tư vấn bán hàng',
    MANAGER: 'Quản lý',
    ACCOUNTANT: 'Kế toán',
    OPERATIONS: 'Điều phối xe',
    GUARD: 'Bảo vệ',
    ADMIN: 'Quản trị viên',
    CUSTOMER: 'Khách hàng',
  },
} satisfies Record<Locale, Record<Role, string>>;

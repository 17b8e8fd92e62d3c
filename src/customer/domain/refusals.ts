import { refuseBranch } from '#branch/domain/refusals.ts';
import { defineRefusals, type Locale } from '#platform/domain/refusal.ts';

export const customerRefusals = defineRefusals('customer', {
  'bad-phone': {
    status: 400,
    en: 'This is not a phone number that can be called.',
    vi: 'Số điện thoại không đúng.',
  },
  'one-discount': {
    status: 400,
    en: 'A group gives either a percentage or an amount.',
    vi: 'Nhóm khách hàng giảm theo phần trăm hoặc theo số tiền, chỉ chọn một.',
  },
  'group-ended': {
    status: 409,
    en: 'The group “{group}” is no longer in use.',
    vi: 'Nhóm “{group}” đã ngừng áp dụng.',
  },
  'group-name-taken': {
    status: 409,
    en: 'The branch has a customer group of this name already.',
    vi: 'Chi nhánh đã có nhóm khách hàng trùng tên này.',
  },
});
export const refuseCustomer = customerRefusals.refuse;

const atField = (name: keyof typeof customerRefusals.catalogue, locale: Locale, at: string) =>
  refuseCustomer(name, {}, [{ at, says: customerRefusals.catalogue[name][locale] }]);

/** A number that cannot be called, said at the field it was typed into. */
export const refusePhone = (locale: Locale, at: string) => atField('bad-phone', locale, at);
export const refuseDiscount = (locale: Locale) => atField('one-discount', locale, '/discountBp');

/** Who works in several branches says which one. */
export const refuseWithoutBranch = (locale: Locale) => {
  const refusal = refuseBranch('choose-branch');
  return refuseBranch('choose-branch', {}, [{ at: '/branchId', says: refusal.says(locale) }]);
};

import { defineRefusals } from '#platform/domain/refusal.ts';

export const branchRefusals = defineRefusals('branch', {
  'code-taken': { status: 409, en: 'Another branch has this code.', vi: 'Mã chi nhánh này đã được dùng.' },
  'currency-fixed': {
    status: 409,
    en: 'The currency cannot change once documents exist.',
    vi: 'Không đổi được tiền tệ khi đã có chứng từ.',
  },
  'no-company': { status: 409, en: 'Create the company first.', vi: 'Hãy tạo công ty trước.' },
  'choose-branch': { status: 400, en: 'Say which branch this is for.', vi: 'Hãy chọn chi nhánh.' },
});
export const refuseBranch = branchRefusals.refuse;

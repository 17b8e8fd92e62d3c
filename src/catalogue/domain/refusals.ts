import { defineRefusals } from '#platform/domain/refusal.ts';

/** What the catalogue says no to. */
export const catalogueRefusals = defineRefusals('catalogue', {
  'model-taken': { status: 409, en: 'This make has a model of this name already.', vi: 'Hãng này đã có dòng xe trùng tên.' },
  'version-taken': { status: 409, en: 'The model has this version and year already.', vi: 'Dòng xe này đã có phiên bản và năm này.' },
  'color-taken': { status: 409, en: 'A colour of this name exists already.', vi: 'Đã có màu trùng tên.' },
  'accessory-code-taken': { status: 409, en: 'Another accessory has this code.', vi: 'Mã phụ kiện này đã được dùng.' },
  'service-code-taken': { status: 409, en: 'Another service package has this code.', vi: 'Mã gói dịch vụ này đã được dùng.' },
});
export const refuseCatalogue = catalogueRefusals.refuse;

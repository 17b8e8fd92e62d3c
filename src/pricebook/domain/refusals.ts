import { defineRefusals, type Locale, type Refusal } from '#platform/domain/refusal.ts';

/** What the price book says no to. `{first}` – `{last}` is the period of the other one; “…” is an open end. */
export const pricebookRefusals = defineRefusals('pricebook', {
  'price-overlaps': {
    status: 409,
    en: 'Another price of this list holds for the version from {first} to {last}. End that one first, or choose other days.',
    vi: 'Bảng giá này đã có giá khác cho phiên bản từ {first} đến {last}. Hãy kết thúc giá đó trước hoặc chọn ngày khác.',
  },
  'promotion-overlaps': {
    status: 409,
    en: 'Another promotion runs for the version from {first} to {last}. End that one first, or choose other days.',
    vi: 'Phiên bản này đã có khuyến mại khác từ {first} đến {last}. Hãy kết thúc khuyến mại đó trước hoặc chọn ngày khác.',
  },
  'fee-overlaps': {
    status: 409,
    en: 'Another rule of this set says the same fee for the same cars from {first} to {last}. End that one first.',
    vi: 'Bộ quy tắc này đã có quy định cùng loại phí cho cùng loại xe từ {first} đến {last}. Hãy kết thúc quy định đó trước.',
  },
  'plan-code-taken': {
    status: 409,
    en: 'The version has a plan with this code already.',
    vi: 'Phiên bản này đã có gói trả góp với mã này.',
  },
  'starts-too-early': {
    status: 409,
    en: 'The new price must start after {first}, the first day of the one that it follows.',
    vi: 'Giá mới phải bắt đầu sau ngày {first}, ngày đầu của giá mà nó thay thế.',
  },
  'ended-before': {
    status: 409,
    en: 'That price ended on {last}; add a new price instead.',
    vi: 'Giá đó đã hết hiệu lực ngày {last}; hãy thêm giá mới.',
  },
  'already-begun': {
    status: 409,
    en: 'It has been in force since {first}, so it stays on record; give it a last day instead.',
    vi: 'Mục này đã có hiệu lực từ {first} nên phải được lưu lại; hãy đặt ngày kết thúc.',
  },
  'floor-above-retail': {
    status: 400,
    en: 'The salesperson’s floor is above the retail price.',
    vi: 'Giá sàn của tư vấn bán hàng cao hơn giá niêm yết.',
  },
  'ends-before-it-begins': { status: 400, en: 'The last day lies before the first.', vi: 'Ngày kết thúc nằm trước ngày bắt đầu.' },
  'advance-not-below-price': {
    status: 400,
    en: 'The advance must be less than the instalment price.',
    vi: 'Số tiền trả trước phải nhỏ hơn giá trả góp.',
  },
  'plan-overpays': {
    status: 400,
    en: 'Advance and instalments pass the instalment price before the last month; the instalment price is all that the customer pays.',
    vi: 'Trả trước và các kỳ góp vượt giá trả góp trước tháng cuối; giá trả góp là toàn bộ số tiền khách trả.',
  },
  'one-formula': {
    status: 400,
    en: 'Give either a percentage of the base price or an amount.',
    vi: 'Hãy nhập tỷ lệ phần trăm trên giá xe hoặc một số tiền, không nhập cả hai.',
  },
  'empty-band': { status: 400, en: 'The price band is empty.', vi: 'Khoảng giá không hợp lệ.' },
  'unknown-area': {
    status: 400,
    en: 'This area does not belong to the country of the rule set.',
    vi: 'Khu vực này không thuộc quốc gia của bộ quy tắc.',
  },
  'set-of-other-branches': {
    status: 409,
    en: 'Branch {branch} uses this rule set too; somebody who sets prices there must change it.',
    vi: 'Chi nhánh {branch} cũng dùng bộ quy tắc này; người có quyền đặt giá ở đó phải thực hiện thay đổi.',
  },
});
export const refusePricebook = pricebookRefusals.refuse;

/** A refusal about one field of the form, said beneath that field. */
export const refuseField = (locale: Locale, at: string, name: keyof typeof pricebookRefusals.catalogue & string): Refusal =>
  refusePricebook(name, {}, [{ at, says: refusePricebook(name).says(locale) }]);

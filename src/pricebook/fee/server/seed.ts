import type { Context } from '#platform/server/context.ts';
import { insertTogether, rowsOf } from '#platform/server/database.ts';
import type { FeeKind } from '../../domain/pricebook.ts';
import { feeRules } from '../../server/tables.ts';

type Rule = Omit<typeof feeRules.$inferInsert, 'id'>;
type Terms = Partial<Pick<Rule, 'rateBp' | 'amount' | 'area' | 'fuel' | 'body' | 'priceFrom' | 'priceTo' | 'lastOn' | 'check'>>;

/** Rules of one set that begin on one day. */
const setOf =
  (ruleSet: string, firstOn: string) =>
  (kind: FeeKind, code: string, [labelEn, labelVi]: [string, string], source: string, terms: Terms): Rule => ({
    ruleSet,
    firstOn,
    kind,
    code,
    labelEn,
    labelVi,
    source,
    ...terms,
  });

const insurance: [string, string] = ['Insurance', 'Bảo hiểm vật chất xe'];
const registrationTax: [string, string] = ['Registration tax', 'Lệ phí trước bạ'];
const plates: [string, string] = ['Registration and plates', 'Phí đăng ký, biển số'];

/** R3's own rules, BR-SAL-003 to 005. */
function requirementRules(): Rule[] {
  const rule = setOf('R3', '2020-01-01');
  return [
    rule('INSURANCE', 'BR-SAL-003', insurance, 'R3 BR-SAL-003', { rateBp: 150 }),
    rule('REGISTRATION_TAX', 'BR-SAL-004', registrationTax, 'R3 BR-SAL-004', { rateBp: 1000 }),
    rule('REGISTRATION_FEE', 'BR-SAL-005', plates, 'R3 BR-SAL-005', { amount: 20_000_000, area: 'HN' }),
    rule('REGISTRATION_FEE', 'BR-SAL-005', plates, 'R3 BR-SAL-005', { amount: 20_000_000, area: 'HCM' }),
    rule('REGISTRATION_FEE', 'BR-SAL-005', plates, 'R3 BR-SAL-005', { amount: 1_000_000 }),
  ];
}

/** The law in force in Vietnam since January 2026. Battery-electric cars are named for each area that has a rule of its own. */
function vietnamRules(): Rule[] {
  const rule = setOf('VN-2026', '2026-01-01');
  const tax = 'Nghị định 10/2022/NĐ-CP, Điều 8';
  const electric = 'Nghị định 51/2025/NĐ-CP';
  const plate = 'Thông tư 155/2025/TT-BTC';
  const untilFebruary: Terms = { rateBp: 0, fuel: 'BEV', lastOn: '2027-02-28' };
  const liability: [string, string] = ['Compulsory civil liability, 1 year (below 6 seats)', 'Bảo hiểm TNDS bắt buộc 1 năm (dưới 6 chỗ)'];
  const liabilitySource = 'Nghị định 67/2023/NĐ-CP; 6–11 chỗ: nhập tay';
  return [
    rule('INSURANCE', 'HULL', insurance, 'Mức của đại lý: 1,5 % giá xe', { rateBp: 150, check: true }),
    rule('REGISTRATION_TAX', 'LPTB', registrationTax, tax, { rateBp: 1000 }),
    rule('REGISTRATION_TAX', 'LPTB-HN', registrationTax, `${tax}; HĐND TP. Hà Nội`, { rateBp: 1200, area: 'HN' }),
    rule('REGISTRATION_TAX', 'LPTB-HN-PICKUP', registrationTax, `${tax}; HĐND TP. Hà Nội`, { rateBp: 720, area: 'HN', body: 'PICKUP' }),
    rule('REGISTRATION_TAX', 'LPTB-HCM', registrationTax, `${tax}; mức chung, chờ đối chiếu TP. Hồ Chí Minh`, {
      rateBp: 1000,
      area: 'HCM',
      check: true,
    }),
    rule('REGISTRATION_TAX', 'LPTB-BEV', registrationTax, electric, untilFebruary),
    rule('REGISTRATION_TAX', 'LPTB-BEV', registrationTax, electric, { ...untilFebruary, area: 'HN' }),
    rule('REGISTRATION_TAX', 'LPTB-BEV', registrationTax, electric, { ...untilFebruary, area: 'HCM' }),
    rule('REGISTRATION_FEE', 'BSX-I', plates, `${plate}, khu vực I`, { amount: 14_000_000, area: 'HN' }),
    rule('REGISTRATION_FEE', 'BSX-I', plates, `${plate}, khu vực I`, { amount: 14_000_000, area: 'HCM' }),
    rule('REGISTRATION_FEE', 'BSX-II', plates, `${plate}, khu vực II`, { amount: 140_000 }),
    rule('OTHER', 'ROAD-USE', ['Road-use fee, 12 months', 'Phí sử dụng đường bộ 12 tháng'], 'Xe cá nhân dưới 9 chỗ, 130.000 ₫/tháng', {
      amount: 1_560_000,
      check: true,
    }),
    rule('OTHER', 'TNDS', liability, liabilitySource, { amount: 480_700, body: 'SEDAN', check: true }),
    rule('OTHER', 'TNDS', liability, liabilitySource, { amount: 480_700, body: 'HATCHBACK', check: true }),
  ];
}

const lakh = 100_000_00;

/** India, in paise. Road tax is each state's; all of it waits for the accountant. */
function indiaRules(): Rule[] {
  const rule = setOf('IN-2026', '2026-01-01');
  const roadTax: [string, string] = ['Road tax', 'Thuế đường bộ'];
  const motor = 'Maharashtra Motor Vehicles Tax Act, individual owner';
  const bands: Terms[] = [{ priceTo: 10 * lakh }, { priceFrom: 10 * lakh, priceTo: 20 * lakh }, { priceFrom: 20 * lakh }];
  const banded = (rates: number[], terms: Terms) =>
    bands.map((band, at) =>
      rule('REGISTRATION_TAX', 'ROAD-TAX-MH', roadTax, motor, { ...band, ...terms, area: 'MH', rateBp: rates[at], check: true }),
    );
  return [
    rule('INSURANCE', 'INSURANCE', insurance, 'Dealer’s estimate, 3 % of the price', { rateBp: 300, check: true }),
    ...banded([1100, 1200, 1300], {}),
    ...banded([1300, 1400, 1500], { fuel: 'DIESEL' }),
    rule('REGISTRATION_TAX', 'ROAD-TAX-MH', roadTax, 'Maharashtra EV policy', { area: 'MH', fuel: 'BEV', rateBp: 0, check: true }),
    rule('REGISTRATION_TAX', 'ROAD-TAX', roadTax, 'State not entered yet: estimate', { rateBp: 1000, check: true }),
    rule('REGISTRATION_FEE', 'RTO', ['RTO registration fee', 'Phí đăng ký RTO'], 'Central Motor Vehicles Rules, rule 81', {
      amount: 600_00,
      check: true,
    }),
    rule('OTHER', 'HSRP', ['High-security plates', 'Biển số bảo mật cao'], 'HSRP, fitted by the dealer', { amount: 650_00, check: true }),
    rule('OTHER', 'FASTAG', ['FASTag', 'Thẻ FASTag'], 'Issuing bank, deposit included', { amount: 500_00, check: true }),
    rule('OTHER', 'TCS', ['Tax collected at source', 'Thuế thu tại nguồn (TCS)'], 'Income-tax Act s. 206C(1F): 1 % above ₹10 lakh', {
      rateBp: 100,
      priceFrom: 10 * lakh + 1,
      check: true,
    }),
  ];
}

/** The three sets of road-fee rules that branches choose from. */
export async function seedFees(ctx: Context) {
  const rules = [...requirementRules(), ...vietnamRules(), ...indiaRules()];
  await insertTogether(ctx.tx, [
    rowsOf(
      feeRules,
      rules.map((rule) => ({ id: ctx.newId(), ...rule })),
    ),
  ]);
}

import { showPhone } from '#customer/domain/customer.ts';
import { formatDay, formatInstant, formatMoney, formatRate } from '#platform/domain/format.ts';
import { ratioBp, shareOf } from '#platform/domain/money.ts';
import type { Locale } from '#platform/domain/refusal.ts';
import { type Block, type FactGroup, makePdf, type Row, type Sum } from '#platform/server/pdf.ts';
import { areaOf } from '#pricebook/domain/areas.ts';
import type { LineKind, PriceLine, QuotationStatus } from '../../domain/quotation.ts';
import { saleTypeWords } from '../../domain/words.ts';
import type { Printed } from './queries.ts';
import { filled, paperWords } from './words.ts';

const goods: readonly LineKind[] = ['CAR', 'ACCESSORY', 'SERVICE'];
const fees: readonly LineKind[] = ['INSURANCE', 'REGISTRATION_TAX', 'REGISTRATION_FEE', 'OTHER_FEE'];
const reductions: readonly LineKind[] = ['GROUP_DISCOUNT', 'DISCOUNT', 'PROMOTION'];
const notOffered: readonly QuotationStatus[] = ['DRAFT', 'PENDING', 'REJECTED'];
const over: readonly QuotationStatus[] = ['DECLINED', 'SUPERSEDED', 'EXPIRED', 'CANCELLED'];

export const numberOn = ({ quotation }: Printed): string =>
  quotation.revision > 1 ? `${quotation.quoteNumber} · ${quotation.revision}` : quotation.quoteNumber;

/** The quotation on paper. The same quotation gives the same bytes; cost and margin are never on it. */
export function quotationPdf(printed: Printed, locale: Locale): Promise<Buffer> {
  const { quotation, from } = printed;
  const words = paperWords[locale];
  const about = {
    title: words.title,
    number: numberOn(printed),
    author: from.company,
    locale,
    madeAt: Temporal.Instant.from(quotation.createdAt),
    footer: [from.company, from.address].join(' · '),
  };
  return makePdf(about, blocksOf(printed, locale));
}

function blocksOf(printed: Printed, locale: Locale): Block[] {
  const { quotation, from } = printed;
  const words = paperWords[locale];
  const contact = [
    from.address,
    from.phone && `${words.phone} ${showPhone(from.phone)}`,
    from.taxNumber && `${words.taxNumber} ${from.taxNumber}`,
  ];
  const [day] = formatInstant(quotation.createdAt, quotation.timeZone, locale).split(' ');
  return [
    { kind: 'letterhead', company: from.company, branch: quotation.branchName, lines: contact.flatMap((line) => line || []) },
    {
      kind: 'heading',
      title: words.title,
      number: numberOn(printed),
      day: `${words.day} ${day}`,
      remark: `${words.validity} ${formatDay(quotation.expiryDate, locale)}.`,
    },
    ...noticeOf(quotation.status, locale),
    { kind: 'facts', groups: factsOf(printed, locale) },
    linesOf(printed, locale),
    totalsOf(printed, locale),
    ...planOf(printed, locale),
    ...(quotation.notes ? [{ kind: 'prose', head: words.notes, text: quotation.notes } as const] : []),
    { kind: 'terms', head: words.terms, items: words.termsOfIt },
    {
      kind: 'signatures',
      people: [
        { role: words.signer, hint: words.signHint, name: quotation.customerName },
        { role: words.salesperson, hint: words.signHint, name: quotation.ownerName },
      ],
    },
  ];
}

function noticeOf(status: QuotationStatus, locale: Locale): Block[] {
  if (notOffered.includes(status)) return [{ kind: 'notice', text: paperWords[locale].draft }];
  return over.includes(status) ? [{ kind: 'notice', text: paperWords[locale].over }] : [];
}

function factsOf({ quotation, from }: Printed, locale: Locale): FactGroup[] {
  const words = paperWords[locale];
  const area = areaOf(from.country, quotation.registrationArea);
  const customer: [string, string][] = [
    [words.name, quotation.customerName],
    [words.phone, showPhone(quotation.customerPhone)],
    ...(quotation.customerEmail ? [[words.email, quotation.customerEmail] as [string, string]] : []),
    [words.sale, saleTypeWords[locale][quotation.type]],
    [words.salesperson, quotation.ownerName],
    ['', from.salesEmail],
  ];
  const car: [string, string][] = [
    [words.model, carOf(quotation)],
    [words.year, String(from.year)],
    [words.color, locale === 'vi' ? quotation.colorVi : quotation.colorEn],
    [words.quantity, String(quotation.quantity)],
    [words.area, area?.[locale] ?? quotation.registrationArea],
  ];
  return [
    { title: words.customer, facts: customer },
    { title: words.car, facts: car },
  ];
}

/** The car as its line names it, with its make. */
export const carOf = ({ lines, model, version }: Printed['quotation']): string =>
  lines.find(({ kind }) => kind === 'CAR')?.labelEn ?? `${model} ${version}`;

function linesOf({ quotation }: Printed, locale: Locale): Block {
  const words = paperWords[locale];
  const money = (amount: number) => formatMoney(amount, quotation.currency, locale);
  const row = (line: PriceLine): Row => ({
    cells: [locale === 'vi' ? line.labelVi : line.labelEn, String(line.quantity), money(line.unitPrice), money(line.amount)],
    ...noteOf(line, quotation.unitPrice, locale),
  });
  const group = (head: string, kinds: readonly LineKind[]): Row[] => {
    const rows = quotation.lines.filter(({ kind }) => kinds.includes(kind)).map(row);
    return rows.length > 0 ? [{ cells: [head] }, ...rows] : [];
  };
  return {
    kind: 'table',
    columns: [
      { label: words.item },
      { label: words.count, width: 36, align: 'right' },
      { label: words.unitPrice, width: 112, align: 'right' },
      { label: words.amount, width: 120, align: 'right' },
    ],
    rows: [...group(words.goods, goods), ...group(words.fees, fees), ...group(words.reductions, reductions)],
  };
}

/** A fee says which rule asks for it and what share of the car's price it is. */
function noteOf({ kind, unitPrice, source, rule }: PriceLine, carPrice: number, locale: Locale): { note?: string } {
  if (!fees.includes(kind) || !source) return {};
  const rateBp = ratioBp(unitPrice, carPrice);
  const isShare = kind !== 'REGISTRATION_FEE' && rateBp > 0 && shareOf(carPrice, rateBp) === unitPrice;
  const share = isShare ? [`${formatRate(rateBp, locale)} ${paperWords[locale].ofPrice}`] : [];
  return { note: [...share, ...(source.includes(rule) ? [] : [rule]), source].join(' · ') };
}

function totalsOf({ quotation }: Printed, locale: Locale): Block {
  const words = paperWords[locale];
  const money = (amount: number) => formatMoney(amount, quotation.currency, locale);
  const { basePrice, accessoriesTotal, servicesTotal, insurance, registrationTax, registration, otherFees, later } = quotation;
  const off = quotation.groupDiscount + quotation.discount + quotation.promotionValue;
  const sums: (readonly [string, number])[] = [
    [words.basePrice, basePrice],
    [words.accessories, accessoriesTotal],
    [words.services, servicesTotal],
    [words.allFees, insurance + registrationTax + registration + otherFees],
    [words.allReductions, 0 - off],
  ];
  const shown: Sum[] = sums.filter(([, amount]) => amount !== 0).map(([label, amount]) => [label, money(amount)]);
  const remark = later && filled(words.later, { on: formatDay(later.on, locale), total: money(later.totalPrice) });
  return { kind: 'totals', sums: shown, total: [words.total, money(quotation.totalPrice)], ...(remark ? { remark } : {}) };
}

function planOf({ quotation }: Printed, locale: Locale): Block[] {
  const { plan, currency } = quotation;
  if (!plan) return [];
  const words = paperWords[locale];
  const money = (amount: number) => formatMoney(amount, currency, locale);
  const payments: [string, string][] = [
    [words.advance, money(plan.advance)],
    [words.monthly, money(plan.monthly)],
    [words.last, money(plan.lastInstallment)],
  ];
  const whole: [string, string][] = [
    [words.months, String(plan.months)],
    [words.payable, money(plan.totalPayable)],
    [words.yearlyRate, formatRate(plan.yearlyRateBp, locale)],
  ];
  return [
    {
      kind: 'facts',
      groups: [
        { title: `${words.plan}: ${plan.name}`, facts: payments },
        { title: plan.code, facts: whole },
      ],
    },
  ];
}

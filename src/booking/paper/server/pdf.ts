import { showPhone } from '#customer/domain/customer.ts';
import { formatDay, formatInstant, formatMoney } from '#platform/domain/format.ts';
import type { Locale } from '#platform/domain/refusal.ts';
import type { Context } from '#platform/server/context.ts';
import { type Block, type FactGroup, makePdf, type Row } from '#platform/server/pdf.ts';
import type { FileAnswer } from '#platform/server/serve.ts';
import { areaOf } from '#pricebook/domain/areas.ts';
import type { LineKind } from '#quotation/domain/quotation.ts';
import { saleTypeWords } from '#quotation/domain/words.ts';
import { findPrinted, type Printed } from './queries.ts';
import { paperWords } from './words.ts';

const fees: readonly LineKind[] = ['INSURANCE', 'REGISTRATION_TAX', 'REGISTRATION_FEE', 'OTHER_FEE'];
const reductions: readonly LineKind[] = ['GROUP_DISCOUNT', 'DISCOUNT', 'PROMOTION'];

/** The confirmation of a booking, on paper. What its approval was judged by is never on it. */
export async function confirmationOf(ctx: Context, id: string, locale: Locale): Promise<FileAnswer> {
  const printed = await findPrinted(ctx, id);
  const { booking, from } = printed;
  const about = {
    title: paperWords[locale].title,
    number: booking.bookingNumber,
    author: from.company,
    locale,
    madeAt: Temporal.Instant.from(booking.createdAt),
    footer: [from.company, from.address].join(' · '),
  };
  const content = await makePdf(about, blocksOf(printed, locale));
  return { name: `${booking.bookingNumber}.pdf`, type: 'application/pdf', content, inline: true };
}

function blocksOf({ booking, from }: Printed, locale: Locale): Block[] {
  const words = paperWords[locale];
  const contact = [
    from.address,
    from.phone && `${words.phone} ${showPhone(from.phone)}`,
    from.taxNumber && `${words.taxNumber} ${from.taxNumber}`,
  ];
  return [
    { kind: 'letterhead', company: from.company, branch: from.branch, lines: contact.flatMap((line) => line || []) },
    { kind: 'heading', title: words.title, number: booking.bookingNumber, day: `${words.day} ${formatDay(booking.bookedOn, locale)}` },
    ...noticeOf(booking, locale),
    { kind: 'facts', groups: factsOf({ booking, from }, locale) },
    linesOf(booking, locale),
    totalsOf(booking, locale),
    ...planOf(booking, locale),
    ...(booking.requests ? [{ kind: 'prose', head: words.requests, text: booking.requests } as const] : []),
    { kind: 'terms', head: words.terms, items: words.termsOfIt },
    {
      kind: 'signatures',
      people: [
        { role: words.signer, hint: words.signHint, name: booking.customerName },
        { role: words.salesperson, hint: words.signHint, name: booking.ownerName },
      ],
    },
  ];
}

/** What must be seen first: that it is not confirmed, that it waits, or until when its car is held. */
function noticeOf({ status, allocation, cars, timeZone }: Printed['booking'], locale: Locale): Block[] {
  const words = paperWords[locale];
  const notice = (text: string): Block[] => [{ kind: 'notice', text }];
  if (status === 'CANCELLED' || status === 'REJECTED') return notice(words.cancelled);
  if (status === 'DRAFT' || status === 'PENDING') return notice(words.notYet);
  if (allocation === 'BACKORDERED') return notice(words.waits);
  const [until] = cars.flatMap(({ heldUntil }) => heldUntil ?? []).sort();
  return until ? notice(words.heldUntil.replace('{until}', formatInstant(until, timeZone, locale))) : [];
}

function factsOf({ booking, from }: Printed, locale: Locale): FactGroup[] {
  const words = paperWords[locale];
  const area = areaOf(from.country, booking.registrationArea);
  const customer: [string, string][] = [
    [words.name, booking.customerName],
    [words.phone, showPhone(booking.customerPhone)],
    [words.sale, saleTypeWords[locale][booking.type]],
    ...(booking.quoteNumber ? [[words.quotation, booking.quoteNumber] as [string, string]] : []),
    [words.salesperson, booking.ownerName],
  ];
  const car: [string, string][] = [
    [words.model, booking.lines.find(({ kind }) => kind === 'CAR')?.labelEn ?? `${booking.model} ${booking.version}`],
    [words.color, locale === 'vi' ? booking.colorVi : booking.colorEn],
    [words.quantity, String(booking.quantity)],
    ...booking.cars.map(({ vin }) => [words.vin, vin] as [string, string]),
    [words.area, area?.[locale] ?? booking.registrationArea],
    ...(booking.expectedOn ? [[words.expected, formatDay(booking.expectedOn, locale)] as [string, string]] : []),
  ];
  return [
    { title: words.customer, facts: customer },
    { title: words.car, facts: car },
  ];
}

function linesOf({ lines, currency }: Printed['booking'], locale: Locale): Block {
  const words = paperWords[locale];
  const money = (amount: number) => formatMoney(amount, currency, locale);
  const group = (head: string, belongs: (kind: LineKind) => boolean): Row[] => {
    const rows = lines
      .filter(({ kind }) => belongs(kind))
      .map((line) => ({
        cells: [locale === 'vi' ? line.labelVi : line.labelEn, String(line.quantity), money(line.unitPrice), money(line.amount)],
      }));
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
    rows: [
      ...group(words.goods, (kind) => !fees.includes(kind) && !reductions.includes(kind)),
      ...group(words.fees, (kind) => fees.includes(kind)),
      ...group(words.reductions, (kind) => reductions.includes(kind)),
    ],
  };
}

function totalsOf({ depositDue, depositAt, totalPrice, currency }: Printed['booking'], locale: Locale): Block {
  const words = paperWords[locale];
  const money = (amount: number) => formatMoney(amount, currency, locale);
  return {
    kind: 'totals',
    sums: [[depositAt ? words.depositPaid : words.deposit, money(depositDue)]],
    total: [words.total, money(totalPrice)],
  };
}

function planOf({ plan, currency }: Printed['booking'], locale: Locale): Block[] {
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

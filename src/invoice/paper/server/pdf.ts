import { showPhone } from '#customer/domain/customer.ts';
import { Method } from '#payment/domain/payment.ts';
import { methodWords } from '#payment/domain/words.ts';
import { formatDay, formatMoney } from '#platform/domain/format.ts';
import { sum } from '#platform/domain/money.ts';
import type { Locale } from '#platform/domain/refusal.ts';
import { type Block, type FactGroup, makePdf, type Row } from '#platform/server/pdf.ts';
import type { FileAnswer } from '#platform/server/serve.ts';
import type { InvoiceLine } from '../../domain/invoice.ts';
import { taxName } from '../../domain/words.ts';
import type { Invoice } from '../../server/queries.ts';
import { paperWords } from './words.ts';

/** The invoice on paper: the same invoice gives the same bytes. */
export async function invoicePaper(invoice: Invoice, locale: Locale): Promise<FileAnswer> {
  const content = await makePdf(aboutOf(invoice, locale), blocksOf(invoice, locale));
  return { name: `${invoice.invoiceNumber}.pdf`, type: 'application/pdf', content, inline: true };
}

export const aboutOf = ({ seller, invoiceNumber, createdAt }: Invoice, locale: Locale) => ({
  title: paperWords[locale].title,
  number: invoiceNumber,
  author: seller.name,
  locale,
  madeAt: Temporal.Instant.from(createdAt),
  footer: [seller.name, seller.address].filter(Boolean).join(' · '),
});

function blocksOf(invoice: Invoice, locale: Locale): Block[] {
  const words = paperWords[locale];
  const { invoiceNumber, issuedOn } = invoice;
  return [
    letterheadOf(invoice, locale),
    { kind: 'heading', title: words.title, number: invoiceNumber, day: `${words.day} ${formatDay(issuedOn, locale)}` },
    { kind: 'facts', groups: factsOf(invoice, locale) },
    linesOf(invoice, locale),
    totalsOf(invoice, locale),
    ...paymentsOf(invoice, locale),
    signaturesOf(invoice, locale),
  ];
}

export function letterheadOf({ seller }: Invoice, locale: Locale): Block {
  const words = paperWords[locale];
  const contact = [
    seller.address,
    seller.phone && `${words.phone} ${showPhone(seller.phone)}`,
    seller.taxNumber && `${words.taxNumber} ${seller.taxNumber}`,
  ];
  return { kind: 'letterhead', company: seller.name, lines: contact.flatMap((line) => line || []) };
}

export function signaturesOf({ buyer }: Invoice, locale: Locale): Block {
  const words = paperWords[locale];
  const people = [
    { role: words.buyerSigns, hint: words.signHint, name: buyer.name },
    { role: words.sellerSigns, hint: words.signHint },
  ];
  return { kind: 'signatures', people };
}

export function factsOf({ buyer, bookingNumber, model, version, colorEn, colorVi, quantity, cars }: Invoice, locale: Locale): FactGroup[] {
  const words = paperWords[locale];
  const told = (facts: (readonly [string, string | null])[]) => facts.flatMap(([label, value]) => (value ? [[label, value] as const] : []));
  return [
    {
      title: words.buyer,
      facts: told([
        [words.name, buyer.name],
        [words.address, buyer.address],
        [words.phone, buyer.phone && showPhone(buyer.phone)],
        [words.taxNumber, buyer.taxNumber],
        [words.booking, bookingNumber],
      ]),
    },
    {
      title: words.car,
      facts: told([
        [words.model, `${model} ${version}`],
        [words.color, locale === 'vi' ? colorVi : colorEn],
        [words.quantity, String(quantity)],
        ...cars.flatMap(({ vin, frameNumber, engineNumber }) => [
          [words.vin, vin] as const,
          [words.frame, frameNumber] as const,
          [words.engine, engineNumber] as const,
        ]),
      ]),
    },
  ];
}

/** What was sold, each with its taxable value and tax; then the fees, which bear none. */
export function linesOf({ lines, currency }: Invoice, locale: Locale): Block {
  const words = paperWords[locale];
  const money = (amount: number) => formatMoney(amount, currency, locale);
  const less = ({ amount, reduction }: InvoiceLine) =>
    reduction === 0 ? {} : { note: words.reduced.replace('{amount}', money(amount)).replace('{reduction}', money(-reduction)) };
  const rowOf = (line: InvoiceLine): Row => {
    const { labelEn, labelVi, quantity, amount, reduction, taxable, taxes } = line;
    const own = taxes.length > 0;
    return {
      cells: [
        locale === 'vi' ? labelVi : labelEn,
        String(quantity),
        own ? money(taxable) : '',
        own ? money(sum(taxes.map((tax) => tax.amount))) : '',
        money(sum([amount, reduction])),
      ],
      ...less(line),
    };
  };
  const group = (head: string, of: InvoiceLine[]): Row[] => (of.length > 0 ? [{ cells: [head] }, ...of.map(rowOf)] : []);
  return {
    kind: 'table',
    columns: [
      { label: words.item },
      { label: words.count, width: 34, align: 'right' },
      { label: words.taxable, width: 100, align: 'right' },
      { label: words.tax, width: 92, align: 'right' },
      { label: words.amount, width: 106, align: 'right' },
    ],
    rows: [
      ...group(
        words.sold,
        lines.filter(({ taxes }) => taxes.length > 0),
      ),
      ...group(
        words.passed,
        lines.filter(({ taxes }) => taxes.length === 0),
      ),
    ],
  };
}

export function totalsOf({ taxable, taxes, fees, roundOff, total, currency }: Invoice, locale: Locale): Block {
  const words = paperWords[locale];
  const money = (amount: number) => formatMoney(amount, currency, locale);
  return {
    kind: 'totals',
    sums: [
      [words.taxableTotal, money(taxable)],
      ...taxes.map((tax) => [taxName(tax, locale), money(tax.amount)] as const),
      ...(fees === 0 ? [] : [[words.fees, money(fees)] as const]),
      ...(roundOff === 0 ? [] : [[words.roundOff, money(roundOff)] as const]),
    ],
    total: [words.total, money(total)],
  };
}

/** What had been paid when it was issued, and what was then still due. */
function paymentsOf({ payments, paid, committed, tradedIn, lender, total, currency }: Invoice, locale: Locale): Block[] {
  const words = paperWords[locale];
  const money = (amount: number) => formatMoney(amount, currency, locale);
  const methodOf = (method: string) => Method.safeParse(method).data;
  const rows = payments.map(({ receivedOn, receiptNumber, method, amount }): Row => {
    const known = methodOf(method);
    return {
      cells: [formatDay(receivedOn, locale), receiptNumber ?? words.refund, known ? methodWords[locale][known] : method, money(amount)],
    };
  });
  const columns = [
    { label: words.receivedOn, width: 90 },
    { label: words.receipt },
    { label: words.method, width: 120 },
    { label: words.amount, width: 120, align: 'right' as const },
  ];
  const list: Block[] = rows.length > 0 ? [{ kind: 'table', columns, rows }] : [{ kind: 'prose', text: words.none }];
  const due = sum([total, -paid, -committed, -tradedIn]);
  return [
    ...list,
    {
      kind: 'totals',
      sums: [
        [words.paid, money(paid)],
        ...(tradedIn === 0 ? [] : [[words.tradedIn, money(tradedIn)] as const]),
        ...(committed === 0 ? [] : [[words.committed.replace('{lender}', lender), money(committed)] as const]),
      ],
      total: [words.due, money(due)],
    },
  ];
}

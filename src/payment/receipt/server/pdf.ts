import { showPhone } from '#customer/domain/customer.ts';
import { formatDay, formatMoney } from '#platform/domain/format.ts';
import type { Locale } from '#platform/domain/refusal.ts';
import type { Context } from '#platform/server/context.ts';
import { type Block, type FactGroup, makePdf } from '#platform/server/pdf.ts';
import type { FileAnswer } from '#platform/server/serve.ts';
import { refusePayment } from '../../domain/refusals.ts';
import { methodWords, payerWords, paymentKindWords } from '../../domain/words.ts';
import { findPrinted, type Printed } from './queries.ts';
import { receiptWords } from './words.ts';

/** The receipt of money that came, the same bytes each time; what went back has none. */
export async function receiptOf(ctx: Context, id: string, locale: Locale): Promise<FileAnswer> {
  const printed = await findPrinted(ctx, id);
  const { payment, about: from } = printed;
  const number = payment.receiptNumber;
  if (!number) throw refusePayment('no-receipt');
  const about = {
    title: receiptWords[locale].title,
    number,
    author: from.company,
    locale,
    madeAt: Temporal.Instant.from(payment.createdAt),
    footer: [from.company, from.address].join(' · '),
  };
  return { name: `${number}.pdf`, type: 'application/pdf', content: await makePdf(about, blocksOf(printed, number, locale)), inline: true };
}

function blocksOf({ payment, about, paid }: Printed, number: string, locale: Locale): Block[] {
  const words = receiptWords[locale];
  const money = (amount: number) => formatMoney(amount, payment.currency, locale);
  const contact = [
    about.address,
    about.phone && `${words.phone} ${showPhone(about.phone)}`,
    about.taxNumber && `${words.taxNumber} ${about.taxNumber}`,
  ];
  return [
    { kind: 'letterhead', company: about.company, branch: about.branch, lines: contact.flatMap((line) => line || []) },
    { kind: 'heading', title: words.title, number, day: `${words.day} ${formatDay(payment.receivedOn, locale)}` },
    { kind: 'facts', groups: factsOf({ payment, about }, locale) },
    { kind: 'totals', sums: [[words.paid, money(paid)]], total: [words.amount, money(payment.amount)] },
    { kind: 'prose', text: words.terms },
    {
      kind: 'signatures',
      people: [
        { role: words.giver, hint: words.signHint, name: payment.payer === 'CUSTOMER' ? payment.customerName : '' },
        { role: words.cashier, hint: words.signHint, name: payment.takenByName },
      ],
    },
  ];
}

function factsOf({ payment, about }: Pick<Printed, 'payment' | 'about'>, locale: Locale): FactGroup[] {
  const words = receiptWords[locale];
  const car = `${about.quantity > 1 ? `${about.quantity} × ` : ''}${about.model} ${about.version}`;
  const customer: [string, string][] = [
    [words.name, payment.customerName],
    [words.phone, showPhone(about.customerPhone)],
    [words.car, car],
    [words.color, locale === 'vi' ? about.colorVi : about.colorEn],
  ];
  const money: [string, string][] = [
    [words.kind, paymentKindWords[locale][payment.kind]],
    [words.booking, payment.bookingNumber],
    ...(payment.depositNumber ? [[words.deposit, payment.depositNumber] as [string, string]] : []),
    [words.method, methodWords[locale][payment.method]],
    [words.payer, payerWords[locale][payment.payer]],
    ...(payment.reference ? [[words.reference, payment.reference] as [string, string]] : []),
  ];
  return [
    { title: words.customer, facts: customer },
    { title: words.payment, facts: money },
  ];
}

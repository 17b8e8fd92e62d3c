import { formatDay, formatMoney } from '#platform/domain/format.ts';
import type { Locale } from '#platform/domain/refusal.ts';
import { makePdf } from '#platform/server/pdf.ts';
import type { FileAnswer } from '#platform/server/serve.ts';
import { refuseInvoice } from '../../domain/refusals.ts';
import { aboutOf, factsOf, letterheadOf, linesOf, signaturesOf, totalsOf } from '../../paper/server/pdf.ts';
import type { Invoice } from '../../server/queries.ts';
import { creditWords } from './words.ts';

/** The credit note of an invoice on paper: the same note gives the same bytes. */
export async function creditPaper(invoice: Invoice, locale: Locale): Promise<FileAnswer> {
  const { credit, invoiceNumber, currency, issuedOn } = invoice;
  if (!credit) throw refuseInvoice('not-credited', { invoiceNumber });
  const words = creditWords[locale];
  const number = credit.creditNumber;
  const money = (amount: number) => formatMoney(amount, currency, locale);
  const refers = words.refers.replace('{invoiceNumber}', invoiceNumber).replace('{day}', formatDay(issuedOn, locale));
  const about = { ...aboutOf(invoice, locale), title: words.title, number, madeAt: Temporal.Instant.from(credit.createdAt) };
  const content = await makePdf(about, [
    letterheadOf(invoice, locale),
    { kind: 'heading', title: words.title, number, day: formatDay(credit.issuedOn, locale) },
    { kind: 'notice', text: refers },
    { kind: 'facts', groups: factsOf(invoice, locale) },
    { kind: 'prose', head: words.reason, text: credit.reason },
    linesOf(invoice, locale),
    totalsOf(invoice, locale),
    { kind: 'totals', sums: [[words.kept, money(credit.owedBack)]], total: [words.owedBack, money(credit.owedBack)] },
    signaturesOf(invoice, locale),
  ]);
  return { name: `${number}.pdf`, type: 'application/pdf', content, inline: true };
}

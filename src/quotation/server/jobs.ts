import { formatDay, formatMoney } from '#platform/domain/format.ts';
import type { Locale } from '#platform/domain/refusal.ts';
import type { Job } from '#platform/server/jobs.ts';
import type { Mailer } from '#platform/server/mail.ts';
import { carOf, numberOn, quotationPdf } from '../pdf/server/pdf.ts';
import { findPrinted } from '../pdf/server/queries.ts';
import { filled, paperWords } from '../pdf/server/words.ts';
import { expireQuotations, quotationMail } from './service.ts';

type Letter = { quotationId: string; to: string; locale: Locale };

export const quotationJobs = (mailer: Mailer | undefined): Job[] => [
  /** Ends quotations whose last day is over in their branch's zone. */
  { name: 'quotation.expire', cron: '* * * * *', work: (ctx) => expireQuotations(ctx) },
  /** Sends a quotation to the customer, with its paper. Sent again, it is the same letter. */
  {
    name: quotationMail,
    work: async (ctx, asked) => {
      const { quotationId, to, locale } = asked as Letter;
      const printed = await findPrinted(ctx, quotationId);
      const { quotation, from } = printed;
      const words = paperWords[locale];
      const number = numberOn(printed);
      const facts = {
        number,
        car: carOf(quotation),
        customer: quotation.customerName,
        company: from.company,
        total: formatMoney(quotation.totalPrice, quotation.currency, locale),
        day: formatDay(quotation.expiryDate, locale),
        sales: quotation.ownerName,
        branch: quotation.branchName,
      };
      await mailer?.send({
        id: `quotation-${quotation.id}-${quotation.rowVersion}`,
        to: { name: quotation.customerName, address: to },
        fromName: from.company,
        replyTo: { name: quotation.ownerName, address: from.salesEmail },
        subject: filled(words.mailSubject, facts),
        text: filled(words.mailText, facts),
        attachments: [
          { filename: `${number.replace(' · ', '-')}.pdf`, content: await quotationPdf(printed, locale), contentType: 'application/pdf' },
        ],
      });
    },
  },
];

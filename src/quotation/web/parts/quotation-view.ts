import { z } from 'zod';
import { listView } from '#platform/web/kit/list-view.ts';

const word = z.string().optional().catch(undefined);

/** The list of quotations, as the address keeps it. */
export const QuotationListView = listView('status', 'model', 'type', 'from', 'to', 'ownerId');

/** What a new quotation begins with: for whom, in which deal, which car. */
export const NewQuotationView = z.object({ customerId: word, dealId: word, versionId: word });

/** `send` opens the dialog to send it; `saved` puts the focus on what can be done next. */
export const QuotationPageView = z.object({ send: word, saved: word });

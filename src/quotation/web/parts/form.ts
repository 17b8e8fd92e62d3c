import { type RefObject, useRef } from 'react';
import { dealApi } from '#deal/api.ts';
import { formatMoney } from '#platform/domain/format.ts';
import { call, fileUrl } from '#platform/web/client.ts';
import { type ApiForm, useApiForm } from '#platform/web/kit/api-form.ts';
import { language } from '#platform/web/language.ts';
import { showDone } from '#platform/web/notices.ts';
import { useWrite } from '#platform/web/reads.ts';
import { useGo } from '#platform/web/view.ts';
import { useWords } from '#platform/web/words.ts';
import { type QuotationView, quotationApi } from '../../api.ts';
import { quotationWords } from '../words.ts';
import { changeOf, draftOf, type Entries, entriesOf } from './entries.ts';

/** What is to be done once it is saved. */
export type Afterwards = 'open' | 'print' | 'send';

/** The form of a quotation, with what it is saved for and the total that stood on the screen. */
export type QuotationForm = {
  form: ApiForm<Entries>;
  afterwards: RefObject<Afterwards>;
  shownTotal: RefObject<number | undefined>;
};

/** Says what was saved, tells where the server's total is another than the one shown, and goes on. */
function useSaved({ afterwards, shownTotal }: Omit<QuotationForm, 'form'>) {
  const t = useWords(quotationWords);
  const go = useGo();
  return (quotation: QuotationView) => {
    const { id, quoteNumber: number, totalPrice, currency } = quotation;
    const same = shownTotal.current === undefined || shownTotal.current === totalPrice;
    showDone(same ? t('saved', { number }) : t('savedOtherTotal', { number, total: formatMoney(totalPrice, currency) }));
    if (afterwards.current === 'print')
      window.open(fileUrl(quotationApi, 'pdf', { params: { id }, query: { locale: language() } }), '_blank');
    go(`/sales/quotations/${id}?${afterwards.current === 'send' ? 'send' : 'saved'}=now`);
  };
}

const useAround = () => ({ afterwards: useRef<Afterwards>('open'), shownTotal: useRef<number | undefined>(undefined) });

type Beginning = { start: Entries; branchId: string; dealId: string | undefined; draft: string };

/** The form of a new quotation; the same entries sent twice make one. */
export function useNewQuotation({ start, branchId, dealId, draft }: Beginning): QuotationForm {
  const around = useAround();
  const saved = useSaved(around);
  const create = useWrite(quotationApi, 'draft', { quiet: true, stale: [dealApi] });
  const form = useApiForm({
    schema: quotationApi.operations.draft.body,
    start,
    draft,
    body: (entries) => draftOf(entries, { branchId, dealId }),
    send: async (body) => saved(await create.mutateAsync({ body })),
  });
  return { form, ...around };
}

/** The form of a draft that is changed; somebody else's change meanwhile is compared field by field. */
export function useChangedQuotation(quotation: QuotationView): QuotationForm {
  const around = useAround();
  const saved = useSaved(around);
  const seen = useRef(quotation.rowVersion);
  const edit = useWrite(quotationApi, 'edit', { quiet: true, stale: [dealApi] });
  const params = { id: quotation.id };
  const form = useApiForm({
    schema: quotationApi.operations.edit.body,
    start: entriesOf(quotation),
    draft: `quotation/${quotation.id}/${quotation.rowVersion}`,
    body: (entries) => changeOf(entries, seen.current),
    send: async (body) => saved(await edit.mutateAsync({ params, body })),
    latest: async () => {
      const now = await call(quotationApi, 'get', { params });
      seen.current = now.rowVersion;
      return entriesOf(now);
    },
  });
  return { form, ...around };
}

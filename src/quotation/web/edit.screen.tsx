import { Loaded } from '#platform/web/kit/loaded.tsx';
import { useRead } from '#platform/web/reads.ts';
import { useRecordId } from '#platform/web/view.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { type QuotationView, quotationApi } from '../api.ts';
import { useChangedQuotation } from './parts/form.ts';
import { QuotationForm } from './parts/quotation-form.tsx';
import { quotationWords } from './words.ts';

/** A draft that is changed; it is priced anew. */
export default function EditQuotationScreen() {
  const id = useRecordId();
  const read = useRead(quotationApi, 'get', { params: { id } });
  return <Loaded read={read}>{(quotation) => <EditQuotation key={quotation.id} quotation={quotation} />}</Loaded>;
}

function EditQuotation({ quotation }: { quotation: QuotationView }) {
  const t = useWords(quotationWords);
  const { branch, branchOf } = useViewer();
  const of = useChangedQuotation(quotation);
  const number = quotation.quoteNumber;
  return (
    <QuotationForm
      title={t('titleEdit', { number })}
      back={{ to: `/sales/quotations/${quotation.id}`, label: number }}
      of={of}
      branch={branchOf(quotation.branchId) ?? branch}
      written
    />
  );
}

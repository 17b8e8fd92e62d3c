import { dealApi } from '#deal/api.ts';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { useRead } from '#platform/web/reads.ts';
import { useView } from '#platform/web/view.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { noEntries } from './parts/entries.ts';
import { useNewQuotation } from './parts/form.ts';
import { QuotationForm } from './parts/quotation-form.tsx';
import { NewQuotationView } from './parts/quotation-view.ts';
import { quotationWords } from './words.ts';

/** A new quotation, from nothing, for a customer, or in a deal that is already there. */
export default function NewQuotationScreen() {
  const { branch, branchOf } = useViewer();
  const [{ customerId, dealId, versionId }] = useView(NewQuotationView);
  const deal = useRead(dealApi, 'get', { params: { id: dealId ?? '' } }, { when: Boolean(dealId) });
  if (!dealId) return <NewQuotation key={customerId} branch={branch} customerId={customerId} versionId={versionId} />;
  return (
    <Loaded read={deal}>
      {(of) => <NewQuotation branch={branchOf(of.branchId) ?? branch} customerId={of.customerId} versionId={versionId} dealId={of.id} />}
    </Loaded>
  );
}

type Props = {
  branch: ReturnType<typeof useViewer>['branch'];
  customerId: string | undefined;
  versionId: string | undefined;
  dealId?: string;
};

function NewQuotation({ branch, customerId, versionId, dealId }: Props) {
  const t = useWords(quotationWords);
  const of = useNewQuotation({
    start: noEntries(branch.area, { customerId: customerId ?? null, versionId: versionId ?? null }),
    branchId: branch.id,
    dealId,
    draft: `quotation/new/${dealId ?? customerId ?? branch.id}`,
  });
  return (
    <QuotationForm
      title={t('titleNew')}
      back={{ to: '/sales/quotations', label: t('quotations') }}
      of={of}
      branch={branch}
      written={false}
    />
  );
}

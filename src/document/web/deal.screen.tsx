import { dealApi } from '#deal/api.ts';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { useRead } from '#platform/web/reads.ts';
import { useRecordId } from '#platform/web/view.ts';
import { useWords } from '#platform/web/words.ts';
import { DealDocuments } from './parts/documents.tsx';
import { documentWords } from './words.ts';

/** The files of one deal: what the customer brought, what was signed. */
export default function DealDocumentsScreen() {
  const t = useWords(documentWords);
  const id = useRecordId();
  const read = useRead(dealApi, 'get', { params: { id } });
  return (
    <Loaded read={read}>
      {(deal) => (
        <Screen title={t('title')} subtitle={deal.customerName} back={{ to: `/deals/${id}`, label: deal.title }}>
          <Panel>
            <DealDocuments dealId={id} />
          </Panel>
        </Screen>
      )}
    </Loaded>
  );
}

import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { useRead } from '#platform/web/reads.ts';
import { useRecordId } from '#platform/web/view.ts';
import { useWords } from '#platform/web/words.ts';
import { approvalApi } from '../api.ts';
import { RequestCard } from './parts/request-card.tsx';
import { approvalWords } from './words.ts';

/** One question to the approvers on a screen of its own: where a link in a message leads. */
export default function RequestScreen() {
  const t = useWords(approvalWords);
  const id = useRecordId();
  const read = useRead(approvalApi, 'get', { params: { id } });
  return (
    <Screen title={t('why')} back={{ to: '/approvals', label: t('approvals') }} width="narrow">
      <Loaded read={read}>{(request) => <RequestCard request={request} again={() => void read.refetch()} />}</Loaded>
    </Screen>
  );
}

import { Button, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconRubberStamp, IconSearch } from '@tabler/icons-react';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { PlainLink } from '#platform/web/kit/link.tsx';
import { ListTabs } from '#platform/web/kit/list-filters.tsx';
import { KeySheet, useListKeys } from '#platform/web/kit/list-keys.tsx';
import { Waiting } from '#platform/web/kit/loaded.tsx';
import { ProblemNote } from '#platform/web/kit/problem-note.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { usePages } from '#platform/web/reads.ts';
import { useView } from '#platform/web/view.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { approvalApi } from '../api.ts';
import { ApprovalInboxView } from './parts/approval-view.ts';
import classes from './parts/request-card.module.css';
import { RequestCard } from './parts/request-card.tsx';
import { approvalWords } from './words.ts';

/** What each tab asks the server for. Whoever decides nothing sees what they asked for themselves. */
const asked = {
  mine: { mine: 'true' },
  asked: { asked: 'true' },
  open: {},
  approved: { status: 'APPROVED' },
  rejected: { status: 'REJECTED' },
} as const;

/** The inbox of the approvers: each question whole on its card, decided where it stands. */
export default function InboxScreen() {
  const t = useWords(approvalWords);
  const { branchId, may } = useViewer();
  const [view, change] = useView(ApprovalInboxView);
  const decides = may('approval.decide');
  const show = view.show ?? (decides ? 'mine' : 'asked');
  const pages = usePages(approvalApi, 'list', { ...asked[show], q: view.q, branchId });
  const keys = useListKeys({ rows: pages.rows });
  const tabs = [
    ...(decides ? [{ label: t('tabMine'), view: {} }] : []),
    { label: t('tabAsked'), view: decides ? { show: 'asked' as const } : {} },
    ...(decides ? [{ label: t('tabOpen'), view: { show: 'open' as const } }] : []),
    { label: t('tabApproved'), view: { show: 'approved' as const } },
    { label: t('tabRejected'), view: { show: 'rejected' as const } },
  ];
  return (
    <Screen title={t('approvals')} width="narrow">
      <ListTabs tabs={tabs} view={view} change={change} />
      <Words words={view.q ?? ''} change={(q) => change({ q })} />
      {pages.problem && <ProblemNote problem={pages.problem} again={pages.again} />}
      {pages.loading && !pages.problem && <Waiting />}
      <div ref={keys.ref}>
        <ul className={classes.cards}>
          {pages.rows.map((request) => (
            <li key={request.id}>
              <RequestCard request={request} again={pages.again} />
            </li>
          ))}
        </ul>
      </div>
      {pages.hasMore && (
        <Button variant="default" className={classes.more} loading={pages.loadingMore} onClick={pages.loadMore}>
          {t('more')}
        </Button>
      )}
      {!pages.loading && !pages.problem && pages.rows.length === 0 && <Nothing show={view.q ? 'found' : show} />}
      <KeySheet opened={keys.help} close={keys.closeHelp} select={false} edit={false} />
    </Screen>
  );
}

function Words({ words, change }: { words: string; change: (q: string | undefined) => void }) {
  const t = useWords(approvalWords);
  const later = useDebouncedCallback((q: string) => change(q.trim() || undefined), 250);
  return (
    <div className={classes.bar}>
      <TextInput
        className={classes.search}
        type="search"
        data-list-search
        aria-label={t('search')}
        placeholder={t('search')}
        defaultValue={words}
        onChange={(event) => later(event.currentTarget.value)}
        leftSection={<IconSearch size={16} stroke={1.75} />}
      />
    </div>
  );
}

/** Why the tab is empty, and the way on. */
function Nothing({ show }: { show: keyof typeof asked | 'found' }) {
  const t = useWords(approvalWords);
  const says = {
    mine: [t('emptyMine'), t('emptyMineText')],
    open: [t('emptyMine'), t('emptyMineText')],
    asked: [t('emptyAsked'), t('emptyAskedText')],
    approved: [t('emptyDecided'), t('emptyDecidedText')],
    rejected: [t('emptyDecided'), t('emptyDecidedText')],
    found: [t('emptyFound'), t('emptyFoundText')],
  } as const;
  const [title, text] = says[show];
  return (
    <EmptyState
      icon={<IconRubberStamp size={22} stroke={1.5} />}
      title={title}
      text={text}
      action={
        <Button component={PlainLink} to="/sales/quotations" variant="default">
          {t('toQuotations')}
        </Button>
      }
    />
  );
}

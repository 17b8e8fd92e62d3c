import { IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { InstantText } from '#platform/web/kit/day.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { ListPage } from '#platform/web/kit/list-page.tsx';
import { listView } from '#platform/web/kit/list-view.ts';
import { Screen } from '#platform/web/kit/screen.tsx';
import { usePages } from '#platform/web/reads.ts';
import { useView } from '#platform/web/view.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { messageApi } from '../api.ts';
import { MessageKind, MessageStatus } from '../domain/message.ts';
import { MessageDialog } from './parts/message-dialog.tsx';
import { MessageState } from './parts/state.tsx';
import { notificationWords } from './words.ts';

const OutboxView = listView('status', 'kind', 'from', 'to');
const icon = <IconMail size={22} stroke={1.5} />;

/** What customers were written, and what could not be sent. */
export default function OutboxScreen() {
  const t = useWords(notificationWords);
  const { branchId } = useViewer();
  const [view, change] = useView(OutboxView);
  const [open, setOpen] = useState<string>();
  const { q, status, kind, from, to } = view;
  const pages = usePages(messageApi, 'list', { q, status, kind, from, to, branchId });
  return (
    <Screen title={t('title')}>
      <ListPage
        pages={pages}
        view={view}
        change={change}
        search={t('search')}
        press={(row) => setOpen(row.id)}
        tabs={[
          { label: t('all'), view: {} },
          {
            label: t('unsent'),
            view: { status: 'NOT_SENT,FAILED' },
            empty: <EmptyState icon={icon} title={t('noUnsent')} text={t('noUnsentText')} />,
          },
        ]}
        filters={[
          { name: 'status', label: t('state'), options: MessageStatus.options.map((value) => ({ value, label: t(value) })) },
          { name: 'kind', label: t('kind'), options: MessageKind.options.map((value) => ({ value, label: t(value) })), single: true },
          { name: 'from', label: t('from') },
          { name: 'to', label: t('toDay') },
        ]}
        columns={[
          { key: 'subject', title: t('subject'), cell: (row) => row.subject || t(row.kind) },
          { key: 'to', title: t('to'), cell: (row) => `${row.customerName} · ${row.address || t('noAddress')}` },
          { key: 'state', title: t('state'), cell: (row) => <MessageState status={row.status} /> },
          { key: 'why', title: t('why'), cell: (row) => row.reason && t(row.reason) },
          { key: 'written', title: t('written'), cell: (row) => <InstantText at={row.createdAt} /> },
        ]}
        card={(row) => ({
          title: row.customerName,
          text: row.subject || t(row.kind),
          foot: row.reason ? t(row.reason) : row.address,
          status: <MessageState status={row.status} />,
        })}
        empty={<EmptyState icon={icon} title={t('empty')} text={t('emptyText')} />}
      />
      {open && <MessageDialog id={open} close={() => setOpen(undefined)} />}
    </Screen>
  );
}

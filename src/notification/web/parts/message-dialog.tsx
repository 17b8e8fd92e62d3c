import { Modal } from '@mantine/core';
import { dealApi } from '#deal/api.ts';
import { InstantText } from '#platform/web/kit/day.tsx';
import { FactList } from '#platform/web/kit/document-page.tsx';
import { GoLink } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Moves } from '#platform/web/kit/moves.tsx';
import { showDone } from '#platform/web/notices.ts';
import { useRead, useWrite } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { messageApi } from '../../api.ts';
import { notificationWords } from '../words.ts';
import classes from './message.module.css';
import { MessageState } from './state.tsx';

/** One letter, as it was or would have been sent. */
export function MessageDialog({ id, close }: { id: string; close: () => void }) {
  const t = useWords(notificationWords);
  const again = useWrite(messageApi, 'again', { stale: [dealApi] });
  const run = async () => {
    await again.mutateAsync({ params: { id } });
    showDone(t('againDone'));
    close();
  };
  const read = useRead(messageApi, 'get', { params: { id } });
  return (
    <Modal opened onClose={close} title={t('letter')} size="xl" centered closeButtonProps={{ 'aria-label': t('close') }}>
      <Loaded read={read}>
        {(message) => (
          <>
            <FactList
              facts={[
                { label: t('state'), value: <MessageState status={message.status} /> },
                { label: t('kind'), value: t(message.kind) },
                { label: t('to'), value: `${message.customerName} · ${message.address || t('noAddress')}` },
                { label: t('written'), value: <InstantText at={message.createdAt} /> },
                ...(message.sentAt ? [{ label: t('sentAt'), value: <InstantText at={message.sentAt} /> }] : []),
                ...(message.againOf ? [{ label: t('againOf'), value: t('againOfText') }] : []),
                ...(message.reason ? [{ label: t('why'), value: t(message.reason) }] : []),
                ...(message.dueAt && message.tried > 0 ? [{ label: t('nextTry'), value: <InstantText at={message.dueAt} /> }] : []),
                {
                  label: t('paper'),
                  value: (
                    <a href={message.paper} target="_blank" rel="noreferrer">
                      {t('openPaper')}
                    </a>
                  ),
                },
                { label: t('deal'), value: <GoLink to={`/deals/${message.dealId}`}>{t('openDeal')}</GoLink> },
              ]}
            />
            {message.moves.length > 0 && (
              <div className={classes.moves}>
                <Moves moves={message.moves} looks={{ again: { label: t('again') } }} run={run} />
              </div>
            )}
            {message.subject && (
              <article className={classes.letter}>
                <h3 className={classes.subject}>{message.subject}</h3>
                <p className={classes.text}>{message.text}</p>
              </article>
            )}
          </>
        )}
      </Loaded>
    </Modal>
  );
}

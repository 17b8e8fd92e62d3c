import { useState } from 'react';
import { InstantText } from '#platform/web/kit/day.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { RecordTable } from '#platform/web/kit/record-table.tsx';
import { useRead } from '#platform/web/reads.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { dealDocumentApi } from '../../api.ts';
import { documentWords } from '../words.ts';
import { BringDocument } from './bring-document.tsx';
import { DocumentDialog } from './document-dialog.tsx';
import classes from './documents.module.css';
import { sizeOf } from './size.ts';

/** The files of a deal: seen, and brought by camera or from the device. */
export function DealDocuments({ dealId }: { dealId: string }) {
  const t = useWords(documentWords);
  const { may } = useViewer();
  const [open, setOpen] = useState<string>();
  const read = useRead(dealDocumentApi, 'documents', { params: { id: dealId } });
  return (
    <div className={classes.documents}>
      {may('document.write') && <BringDocument dealId={dealId} />}
      <Loaded read={read}>
        {({ items }) => {
          const shown = items.find(({ id }) => id === open);
          return (
            <>
              {items.length === 0 && <EmptyState title={t('emptyTitle')} text={t('emptyText')} />}
              {items.length > 0 && (
                <RecordTable
                  label={t('title')}
                  rows={items}
                  open={({ id }) => setOpen(id)}
                  columns={[
                    { key: 'name', title: t('name'), cell: ({ name }) => name },
                    { key: 'kind', title: t('kind'), cell: ({ kind }) => t(kind) },
                    { key: 'by', title: t('by'), cell: ({ uploadedBy }) => uploadedBy || '—' },
                    { key: 'at', title: t('at'), cell: ({ createdAt }) => <InstantText at={createdAt} /> },
                    { key: 'size', title: t('size'), align: 'right', cell: ({ bytes }) => sizeOf(bytes) },
                  ]}
                />
              )}
              {shown && <DocumentDialog document={shown} close={() => setOpen(undefined)} />}
            </>
          );
        }}
      </Loaded>
    </div>
  );
}

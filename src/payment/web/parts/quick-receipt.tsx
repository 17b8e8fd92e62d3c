import { Modal, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { bookingApi } from '#booking/api.ts';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { kitWords } from '#platform/web/kit/words.ts';
import { useRead } from '#platform/web/reads.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { paymentApi } from '../../api.ts';
import { paymentWords } from '../words.ts';
import { ReceiveDialog } from './cash-dialogs.tsx';

/** Money at the desk: first whose booking it is for, then how much. */
export function QuickReceipt({ close }: { close: () => void }) {
  const t = useWords(paymentWords);
  const kit = useWords(kitWords);
  const { branchId } = useViewer();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, 200);
  const [bookingId, choose] = useState<string | null>(null);
  const found = useRead(bookingApi, 'list', { query: { q, status: 'APPROVED,COMPLETED', branchId, limit: 20 } }, { keep: true });
  const bookings = found.data?.items ?? [];
  if (bookingId) return <Chosen bookingId={bookingId} close={close} />;
  return (
    <Modal opened onClose={close} title={t('receiveTitle')} size="sm" centered closeButtonProps={{ 'aria-label': kit('close') }}>
      <Select
        label={t('bookingOf')}
        placeholder={t('bookingHint')}
        searchable
        data-autofocus
        searchValue={typed}
        onSearchChange={setTyped}
        value={bookingId}
        onChange={choose}
        filter={({ options }) => options}
        data={bookings.map(({ id, bookingNumber, customerName }) => ({ value: id, label: `${bookingNumber} · ${customerName}` }))}
      />
    </Modal>
  );
}

function Chosen({ bookingId, close }: { bookingId: string; close: () => void }) {
  const read = useRead(paymentApi, 'cashBook', { query: { bookingId } });
  return <Loaded read={read}>{(book) => <ReceiveDialog book={book} close={close} />}</Loaded>;
}

import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { bookingApi } from '#booking/api.ts';
import { dealApi } from '#deal/api.ts';
import type { ProblemError } from '#platform/web/client.ts';

import { ProblemNote } from '#platform/web/kit/problem-note.tsx';
import { kitWords } from '#platform/web/kit/words.ts';
import { showDone } from '#platform/web/notices.ts';
import { useRead, useWrite } from '#platform/web/reads.ts';
import { useGo } from '#platform/web/view.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { invoiceApi } from '../../api.ts';
import { invoiceWords } from '../words.ts';

/** Issues the invoice of a booking by hand; why it cannot be issued is said here. */
export function IssueDialog({ close }: { close: () => void }) {
  const t = useWords(invoiceWords);
  const kit = useWords(kitWords);
  const go = useGo();
  const { branchId } = useViewer();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, 200);
  const [bookingId, choose] = useState<string | null>(null);
  const [problem, setProblem] = useState<ProblemError>();
  const found = useRead(bookingApi, 'list', { query: { q, status: 'APPROVED,COMPLETED', branchId, limit: 20 } }, { keep: true });
  const issue = useWrite(invoiceApi, 'issue', { stale: [dealApi], quiet: true });
  const send = async (chosen: string) => {
    try {
      const { id, invoiceNumber } = await issue.mutateAsync({ body: { bookingId: chosen } });
      showDone(t('issued', { number: invoiceNumber }));
      go(`/sales/invoices/${id}`);
    } catch (no) {
      setProblem(no as ProblemError);
    }
  };
  return (
    <Modal opened onClose={close} title={t('issue')} size="sm" centered closeButtonProps={{ 'aria-label': kit('close') }}>
      <Stack gap={12}>
        {problem && <ProblemNote problem={problem} />}
        <Text size="sm">{t('issueText')}</Text>
        <Select
          label={t('booking')}
          placeholder={t('bookingHint')}
          searchable
          data-autofocus
          searchValue={typed}
          onSearchChange={setTyped}
          value={bookingId}
          onChange={(chosen) => {
            choose(chosen);
            setProblem(undefined);
          }}
          filter={({ options }) => options}
          data={(found.data?.items ?? []).map(({ id, bookingNumber, customerName }) => ({
            value: id,
            label: `${bookingNumber} · ${customerName}`,
          }))}
        />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={close}>
            {kit('cancel')}
          </Button>
          <Button disabled={!bookingId} loading={issue.isPending} onClick={() => bookingId && void send(bookingId)}>
            {t('issueIt')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

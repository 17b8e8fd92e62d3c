import { Button, Group, Loader, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { approvalApi } from '#approval/api.ts';
import { dealApi } from '#deal/api.ts';
import { fileUrl, ProblemError } from '#platform/web/client.ts';
import { showDone } from '#platform/web/notices.ts';
import { useRead, useWrite } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { type QuotationView, quotationApi, SendBy } from '../../api.ts';
import { quotationWords } from '../words.ts';

type Props = { id: string; close: () => void };

/** Sends a quotation by e-mail or printed; where the price needs an approval first, it can be asked for here. */
export function SendDialog({ id, close }: Props) {
  const t = useWords(quotationWords);
  const read = useRead(quotationApi, 'get', { params: { id } });
  const number = read.data?.quoteNumber ?? '';
  return (
    <Modal opened onClose={close} title={t('sendTitle', { number })} centered closeButtonProps={{ 'aria-label': t('back') }}>
      {read.data ? <SendForm quotation={read.data} close={close} /> : <Loader size={20} />}
    </Modal>
  );
}

const stale = [dealApi, approvalApi];

function SendForm({ quotation, close }: { quotation: QuotationView; close: () => void }) {
  const t = useWords(quotationWords);
  const { id, quoteNumber: number, customerEmail } = quotation;
  const send = useWrite(quotationApi, 'send', { stale, quiet: true });
  const [by, setBy] = useState<'EMAIL' | 'PRINT'>(customerEmail ? 'EMAIL' : 'PRINT');
  const [to, setTo] = useState(customerEmail ?? '');
  const [wrong, setWrong] = useState<string>();
  const [problem, setProblem] = useState<ProblemError>();
  const button = useRef<HTMLButtonElement>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const body = SendBy.safeParse(by === 'EMAIL' ? { by, to: to.trim() || undefined } : { by });
    if (!body.success) return setWrong(t('emailWrong'));
    setProblem(undefined);
    try {
      await send.mutateAsync({ params: { id }, body: body.data });
      showDone(t('sentDone', { number }));
      if (by === 'PRINT') window.open(fileUrl(quotationApi, 'pdf', { params: { id }, query: {} }), '_blank');
      close();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error);
      if (error.type === 'quotation/mail-not-configured') {
        flushSync(() => setBy('PRINT'));
        button.current?.focus();
      }
    }
  };
  if (problem?.type === 'quotation/approval-needed') return <AskForApproval quotation={quotation} close={close} />;
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap={16}>
        <SegmentedControl
          fullWidth
          aria-label={t('send')}
          data={[
            { value: 'EMAIL', label: t('byEmail') },
            { value: 'PRINT', label: t('byPrint') },
          ]}
          value={by}
          onChange={(way) => setBy(way === 'EMAIL' ? 'EMAIL' : 'PRINT')}
        />
        {problem && (
          <Text size="sm" c="var(--forecourt-warning)" role="alert">
            {problem.type === 'quotation/mail-not-configured' ? t('noMailServer') : problem.detail}
          </Text>
        )}
        {by === 'EMAIL' && (
          <TextInput
            type="email"
            label={t('sendTo')}
            value={to}
            error={wrong}
            data-autofocus
            onChange={(event) => {
              setTo(event.currentTarget.value);
              setWrong(undefined);
            }}
          />
        )}
        <Text size="sm" c="dimmed">
          {by === 'EMAIL' ? t('sendEmailText') : t('sendPrintText')}
        </Text>
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={close}>
            {t('notNow')}
          </Button>
          <Button ref={button} type="submit" loading={send.isPending} {...(by === 'PRINT' ? { 'data-autofocus': true } : {})}>
            {by === 'EMAIL' ? t('sendNow') : t('printNow')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The price may not leave the house yet: it is put to the approvers instead. */
function AskForApproval({ quotation: { id, quoteNumber: number }, close }: { quotation: QuotationView; close: () => void }) {
  const t = useWords(quotationWords);
  const submit = useWrite(quotationApi, 'submit', { stale });
  const ask = async () => {
    await submit.mutateAsync({ params: { id } });
    showDone(t('submitDone', { number }));
    close();
  };
  return (
    <Stack gap={16}>
      <Text size="sm" role="alert">
        {t('needsApproval')}
      </Text>
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={close}>
          {t('notNow')}
        </Button>
        <Button autoFocus loading={submit.isPending} onClick={() => void ask().catch(close)}>
          {t('submitInstead')}
        </Button>
      </Group>
    </Stack>
  );
}

import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { dealApi } from '#deal/api.ts';
import { documentApi } from '#document/api.ts';
import { fileUrl, ProblemError } from '#platform/web/client.ts';
import { showDone } from '#platform/web/notices.ts';
import { useRead, useWrite } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { quotationApi } from '#quotation/api.ts';
import { type ContractView, contractApi } from '../../api.ts';
import type { Party } from '../../domain/contract.ts';
import { contractWords } from '../words.ts';
import classes from './contract.module.css';
import { SignatureFields, useSignature } from './signature-fields.tsx';

type Props = { contract: ContractView; party: Party; signer: string; close: () => void };

const around = { quiet: true, stale: [dealApi, documentApi, quotationApi] };

/** Where one party signs: first the document that the signature is bound to, then the hand or the name. */
export function SignDialog({ contract, party, signer, close }: Props) {
  const t = useWords(contractWords);
  const { id, contractNumber: number } = contract;
  const params = { id };
  const paper = useRead(contractApi, 'paper', { params });
  const sign = useWrite(contractApi, 'sign', around);
  const approve = useWrite(contractApi, 'approve', around);
  const signature = useSignature(signer);
  const [agreed, setAgreed] = useState(false);
  const [problem, setProblem] = useState<ProblemError>();
  const contentHash = paper.data?.sha256;
  const ready = agreed && contentHash !== undefined && signature.ready;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const body = { ...signature.given, contentHash };
    try {
      await (party === 'CUSTOMER' ? sign : approve).mutateAsync({ params, body });
      showDone(t('signed', { number }));
      close();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error);
      setAgreed(false);
      void paper.refetch();
    }
  };
  const said = problem ?? (paper.error instanceof ProblemError ? paper.error : undefined);
  return (
    <Modal
      opened
      onClose={close}
      title={t('signTitle', { number, party: t(party).toLowerCase() })}
      size="lg"
      centered
      closeButtonProps={{ 'aria-label': t('notNow') }}
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap={16}>
          <Group gap={12} wrap="nowrap" align="flex-start">
            <Button component="a" variant="default" href={fileUrl(contractApi, 'pdf', { params })} target="_blank" style={{ flex: 'none' }}>
              {t('readFirst')}
            </Button>
            <div>
              <Text size="sm">{t('readText')}</Text>
              <span className={classes.hash}>
                {t('hash')} {contentHash ?? '…'}
              </span>
            </div>
          </Group>
          {said && (
            <Text size="sm" c="var(--forecourt-negative)" role="alert">
              {said.detail}
            </Text>
          )}
          <SignatureFields signature={signature} problem={problem} />
          <Checkbox label={t(`agree${party}`)} checked={agreed} onChange={(event) => setAgreed(event.currentTarget.checked)} />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={close}>
              {t('notNow')}
            </Button>
            <Button type="submit" disabled={!ready} loading={sign.isPending || approve.isPending}>
              {t('signNow')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

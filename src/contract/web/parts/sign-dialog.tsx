import { Button, Checkbox, Group, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { dealApi } from '#deal/api.ts';
import { documentApi } from '#document/api.ts';
import { fileUrl, ProblemError } from '#platform/web/client.ts';
import { showDone } from '#platform/web/notices.ts';
import { useRead, useWrite } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { quotationApi } from '#quotation/api.ts';
import { type ContractView, contractApi } from '../../api.ts';
import type { Party, SigningWay } from '../../domain/contract.ts';
import { isSignature, type Strokes } from '../../domain/signature.ts';
import { contractWords } from '../words.ts';
import classes from './contract.module.css';
import { SignPad } from './sign-pad.tsx';

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
  const [how, setHow] = useState<SigningWay>('DRAWN');
  const [name, setName] = useState(signer);
  const [strokes, setStrokes] = useState<Strokes>([]);
  const [agreed, setAgreed] = useState(false);
  const [problem, setProblem] = useState<ProblemError>();
  const contentHash = paper.data?.sha256;
  const ready = agreed && name.trim() !== '' && contentHash !== undefined && (how === 'TYPED' || isSignature(strokes));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const body = { how, name, contentHash, ...(how === 'DRAWN' ? { strokes } : {}) };
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
  const at = (field: string) => problem?.violations.find((one) => one.at === field)?.says;
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
          <TextInput
            label={t('name')}
            value={name}
            error={at('/name')}
            maxLength={120}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <SegmentedControl
            fullWidth
            aria-label={t('how')}
            data={[
              { value: 'DRAWN', label: t('drawn') },
              { value: 'TYPED', label: t('typed') },
            ]}
            value={how}
            onChange={(way) => setHow(way === 'TYPED' ? 'TYPED' : 'DRAWN')}
          />
          {how === 'DRAWN' ? (
            <SignPad strokes={strokes} change={setStrokes} error={at('/strokes')} />
          ) : (
            <p className={classes.typed} aria-hidden="true">
              {name}
            </p>
          )}
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

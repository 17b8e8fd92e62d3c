import { Button, Group, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { SigningWay } from '#contract/domain/contract.ts';
import { isSignature, type Strokes } from '#contract/domain/signature.ts';
import { SignPad } from '#contract/web/parts/sign-pad.tsx';
import { dealApi } from '#deal/api.ts';
import { ProblemError } from '#platform/web/client.ts';
import { useWrite } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { type DeliveryView, deliveryApi } from '../../api.ts';
import type { Signer } from '../../domain/delivery.ts';
import { deliveryWords } from '../words.ts';
import classes from './delivery.module.css';

type Props = { delivery: DeliveryView; signer: Signer; name: string; close: () => void };

/** Where one of the two signs that the car was handed over: by hand, or by their name. */
export function SignDialog({ delivery, signer, name: known, close }: Props) {
  const t = useWords(deliveryWords);
  const sign = useWrite(deliveryApi, 'sign', { quiet: true, stale: [dealApi] });
  const [how, setHow] = useState<SigningWay>('DRAWN');
  const [name, setName] = useState(known);
  const [strokes, setStrokes] = useState<Strokes>([]);
  const [problem, setProblem] = useState<ProblemError>();
  const ready = name.trim() !== '' && (how === 'TYPED' || isSignature(strokes));
  const at = (field: string) => problem?.violations?.find((one) => one.at === field)?.says;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    try {
      await sign.mutateAsync({ params: { id: delivery.id }, body: { signer, how, name, ...(how === 'DRAWN' ? { strokes } : {}) } });
      close();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error);
    }
  };
  return (
    <Modal opened onClose={close} title={t(`of${signer}`)} size="lg" centered closeButtonProps={{ 'aria-label': t('close') }}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap={16}>
          <Text size="sm">{t(`agree${signer}`)}</Text>
          {problem && !at('/name') && !at('/strokes') && (
            <Text size="sm" c="var(--forecourt-negative)" role="alert">
              {problem.detail}
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
            <p className={classes.written} aria-hidden="true">
              {name}
            </p>
          )}
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={close}>
              {t('notNow')}
            </Button>
            <Button type="submit" disabled={!ready} loading={sign.isPending}>
              {t('signNow')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

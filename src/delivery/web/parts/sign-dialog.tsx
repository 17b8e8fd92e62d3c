import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { SignatureFields, useSignature } from '#contract/web/parts/signature-fields.tsx';
import { dealApi } from '#deal/api.ts';
import { ProblemError } from '#platform/web/client.ts';
import { useWrite } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { type DeliveryView, deliveryApi } from '../../api.ts';
import type { Signer } from '../../domain/delivery.ts';
import { deliveryWords } from '../words.ts';

type Props = { delivery: DeliveryView; signer: Signer; name: string; close: () => void };

/** Where one of the two signs that the car was handed over: by hand, or by their name. */
export function SignDialog({ delivery, signer, name: known, close }: Props) {
  const t = useWords(deliveryWords);
  const sign = useWrite(deliveryApi, 'sign', { quiet: true, stale: [dealApi] });
  const signature = useSignature(known);
  const [problem, setProblem] = useState<ProblemError>();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!signature.ready) return;
    try {
      await sign.mutateAsync({ params: { id: delivery.id }, body: { signer, ...signature.given } });
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
          {problem && problem.violations.length === 0 && (
            <Text size="sm" c="var(--forecourt-negative)" role="alert">
              {problem.detail}
            </Text>
          )}
          <SignatureFields signature={signature} problem={problem} />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={close}>
              {t('notNow')}
            </Button>
            <Button type="submit" disabled={!signature.ready} loading={sign.isPending}>
              {t('signNow')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

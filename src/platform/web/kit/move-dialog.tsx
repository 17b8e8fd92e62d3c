import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../words.ts';
import type { ConfirmProps } from './move-look.ts';
import { kitWords } from './words.ts';

/** Asks before a move that cannot be taken back, with its reason where one is due. */
export default function MoveDialog({ look, running, onCancel, onConfirm }: ConfirmProps) {
  const t = useWords(kitWords);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const confirm = () => {
    if (look.reason === 'needed' && reason.trim() === '') setMissing(true);
    else onConfirm(reason.trim());
  };
  return (
    <Modal opened onClose={onCancel} title={look.label} centered closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          confirm();
        }}
      >
        <Stack gap={16}>
          {look.confirm && <Text size="sm">{look.confirm}</Text>}
          {look.reason && (
            <Textarea
              label={t('reason')}
              withAsterisk={look.reason === 'needed'}
              value={reason}
              onChange={(event) => {
                setReason(event.currentTarget.value);
                setMissing(false);
              }}
              error={missing && t('reasonNeeded')}
              autosize
              minRows={2}
              maxLength={500}
              {...(look.reason === 'needed' ? { 'data-autofocus': true } : {})}
            />
          )}
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onCancel}>
              {t('goBack')}
            </Button>
            <Button
              type="submit"
              loading={running}
              {...(look.danger ? { color: 'red' } : {})}
              {...(look.reason !== 'needed' && !look.danger ? { 'data-autofocus': true } : {})}
            >
              {look.label}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../words.ts';
import type { ApiForm } from './api-form.ts';
import { FormBody } from './form-body.tsx';
import { kitWords } from './words.ts';

type FormValues = Record<string, unknown>;
type Props<V extends FormValues> = {
  title: string;
  form: ApiForm<V>;
  close: () => void;
  /** Names of fields for the dialog that compares two versions; needed with `latest`. */
  names?: Partial<Record<keyof V & string, string>>;
  show?: (field: keyof V & string, value: unknown) => ReactNode;
  /** What else can be done with the record, at the left: remove it. */
  aside?: ReactNode;
  save?: string;
  size?: 'sm' | 'md' | 'lg';
  children: ReactNode;
};

/** A short form over the page it belongs to; Enter saves, Esc leaves. */
export function FormDialog<V extends FormValues>({ title, form, close, names, show, aside, save, size = 'md', children }: Props<V>) {
  const t = useWords(kitWords);
  return (
    <Modal opened onClose={close} title={title} size={size} centered closeButtonProps={{ 'aria-label': t('close') }}>
      <FormBody form={form} {...(names ? { names } : {})} {...(show ? { show } : {})}>
        <Stack gap={12}>{children}</Stack>
        <Group justify="space-between" gap={8}>
          <div>{aside}</div>
          <Group gap={8}>
            <Button variant="default" onClick={close}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={form.sending}>
              {save ?? t('save')}
            </Button>
          </Group>
        </Group>
      </FormBody>
    </Modal>
  );
}

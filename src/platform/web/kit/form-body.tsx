import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useWords } from '../words.ts';
import type { ApiForm } from './api-form.ts';
import type { Clash } from './conflict.ts';
import classes from './form-body.module.css';
import { ProblemNote } from './problem-note.tsx';
import { kitWords } from './words.ts';

type FormValues = Record<string, unknown>;
type Props<V extends FormValues> = {
  form: ApiForm<V>;
  /** Names of fields for the dialog that compares two versions; needed with `latest`. */
  names?: Partial<Record<keyof V & string, string>>;
  /** How a value of a field is written there. */
  show?: (field: keyof V & string, value: unknown) => ReactNode;
  className?: string;
  children: ReactNode;
};

/** The form itself: what is wrong on top with links to the fields, what came back from before, and the clash of two versions. */
export function FormBody<V extends FormValues>({
  form,
  names = {},
  show = (_, value) => String(value ?? '—'),
  className,
  children,
}: Props<V>) {
  const t = useWords(kitWords);
  return (
    <form onSubmit={form.submit} noValidate className={`${classes.form} ${className ?? ''}`}>
      {form.restored && (
        <div className={classes.restored} role="status">
          {t('draftBack')}
          <button type="button" onClick={form.startAfresh}>
            {t('discardDraft')}
          </button>
        </div>
      )}
      {form.problem && form.problem.violations.length === 0 && <ProblemNote problem={form.problem} />}
      <ErrorSummary form={form} names={names} />
      {children}
      {form.clash && (
        <ConflictDialog clash={form.clash} names={names} show={show} settle={form.settle} leave={form.leaveClash} sending={form.sending} />
      )}
    </form>
  );
}

const fieldAt = (path: string) => document.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`);

/** The name that stands beside a field on the screen; of a choice, the name of the whole group. */
const labelAt = (path: string): string => {
  const field = fieldAt(path);
  const group =
    field instanceof HTMLInputElement && field.type === 'radio' ? field.closest('fieldset')?.querySelector('legend') : undefined;
  if (group) return group.textContent?.trim() ?? '';
  const label = field && 'labels' in field ? (field as HTMLInputElement).labels?.[0]?.firstChild?.textContent : undefined;
  return label?.trim() || field?.getAttribute('aria-label') || '';
};

function ErrorSummary<V extends FormValues>({ form, names }: { form: ApiForm<V>; names: Partial<Record<string, string>> }) {
  const t = useWords(kitWords);
  const ref = useRef<HTMLDivElement>(null);
  const errors = Object.entries(form.errors).filter(([, says]) => says);
  const [shown, setShown] = useState(false);
  const many = errors.length > 0 && (form.problem !== undefined || form.submitting || shown);
  useEffect(() => {
    const failed = () => setShown(true);
    const body = ref.current?.closest('form');
    body?.addEventListener('submit', failed);
    return () => body?.removeEventListener('submit', failed);
  }, []);
  useEffect(() => {
    if (many) ref.current?.focus();
  }, [many]);
  return (
    <div ref={ref} tabIndex={-1} className={classes.summary} role={many ? 'alert' : undefined} hidden={!many}>
      <strong>{t('errors', { count: errors.length })}</strong>
      <ul>
        {many &&
          errors.map(([path, says]) => (
            <li key={path}>
              <a
                href={`#${path}`}
                onClick={(event) => {
                  event.preventDefault();
                  fieldAt(path)?.focus();
                }}
              >
                {(labelAt(path) || names[path]) && `${labelAt(path) || names[path]}: `}
                {says as ReactNode}
              </a>
            </li>
          ))}
      </ul>
    </div>
  );
}

type DialogProps<V extends FormValues> = {
  clash: Clash<V>;
  names: Partial<Record<keyof V & string, string>>;
  show: (field: keyof V & string, value: unknown) => ReactNode;
  settle: (values: V) => void;
  leave: () => void;
  sending: boolean;
};

/** Somebody else saved first: both values of each field, and the person chooses. */
function ConflictDialog<V extends FormValues>({ clash, names, show, settle, leave, sending }: DialogProps<V>) {
  const t = useWords(kitWords);
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const choose = (field: string, side: string) =>
    setTheirs((before) => new Set(side === 'theirs' ? [...before, field] : [...before].filter((one) => one !== field)));
  const chosen = () => ({ ...clash.merged, ...Object.fromEntries([...theirs].map((field) => [field, clash.theirs[field]])) }) as V;
  return (
    <Modal opened onClose={leave} title={t('changedTitle')} size="lg" centered closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack gap={16}>
        <Text size="sm">{t('changedText')}</Text>
        {clash.fields.map((field) => (
          <Radio.Group
            key={field}
            label={names[field] ?? field}
            value={theirs.has(field) ? 'theirs' : 'mine'}
            onChange={(side) => choose(field, side)}
          >
            <div className={classes.sides}>
              <Radio.Card value="mine" className={classes.side}>
                <Radio.Indicator size="xs" />
                <span>
                  <small>{t('mine')}</small>
                  {show(field, clash.mine[field])}
                </span>
              </Radio.Card>
              <Radio.Card value="theirs" className={classes.side}>
                <Radio.Indicator size="xs" />
                <span>
                  <small>{t('theirs')}</small>
                  {show(field, clash.theirs[field])}
                </span>
              </Radio.Card>
            </div>
          </Radio.Group>
        ))}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={leave}>
            {t('cancel')}
          </Button>
          <Button loading={sending} onClick={() => settle(chosen())}>
            {t('keepChosen')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

import { Loader, Select, Textarea, TextInput } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { type FocusEvent, type KeyboardEvent, type ReactNode, type Ref, useRef, useState } from 'react';
import { ProblemError } from '#platform/web/client.ts';
import { useWords } from '#platform/web/words.ts';
import { customerWords } from '../words.ts';
import classes from './inline-field.module.css';

/** Somebody else has changed the field meanwhile to `theirs`. */
export class Clash extends Error {
  readonly theirs: string;
  constructor(theirs: string) {
    super('changed meanwhile');
    this.theirs = theirs;
  }
}

type Props = {
  label: string;
  /** What is saved, '' where there is nothing. */
  value: string;
  /** How it is shown, where not as it is typed. */
  show?: ReactNode;
  /** How it is first put into the field. */
  typed?: string;
  kind?: 'text' | 'tel' | 'email' | 'long';
  /** Makes it a choice of these, or of nothing. */
  options?: { value: string; label: string }[];
  /** Whether a choice may be taken away: its cross, or Delete. */
  empty?: boolean;
  /** Why what was typed cannot be, before it is sent. */
  wrong?: (value: string) => string | undefined;
  /** Saves it; `despite` is what somebody else has saved meanwhile and is given up. Throws `Clash` or a refusal. */
  save: (value: string, despite?: string) => Promise<void>;
  readOnly?: boolean;
};

/** One fact of a record, changed where it stands: click or F2, Enter saves, Esc restores, Tab goes on; what is wrong is said here. */
export function InlineField({ label, value, show, typed = value, kind = 'text', options, empty, wrong, save, readOnly }: Props) {
  const [editing, setEditing] = useState(false);
  const [draft, setDraft] = useState(typed);
  const [says, setSays] = useState<string>();
  const [theirs, setTheirs] = useState<string>();
  const [saving, setSaving] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const left = useRef(true);
  const shown = value ? (show ?? options?.find((option) => option.value === value)?.label ?? value) : undefined;

  const begin = () => {
    setDraft(typed);
    setSays(undefined);
    setTheirs(undefined);
    left.current = false;
    setEditing(true);
  };
  const leave = (focus: boolean) => {
    left.current = true;
    setEditing(false);
    setTheirs(undefined);
    if (focus) requestAnimationFrame(() => opener.current?.focus());
  };
  const keep = async (next: string, focus: boolean, despite?: string) => {
    if (saving) return;
    if (next.trim() === typed && despite === undefined) return leave(focus);
    const no = wrong?.(next.trim());
    setSays(no);
    if (no) return;
    setSaving(true);
    try {
      await save(next.trim(), despite);
      leave(focus);
    } catch (error) {
      if (error instanceof Clash) setTheirs(error.theirs);
      else if (error instanceof ProblemError) setSays(error.violations[0]?.says ?? error.detail);
      else throw error;
    } finally {
      setSaving(false);
    }
  };

  if (readOnly) return <Fact label={label}>{shown ?? '—'}</Fact>;
  if (!editing)
    return (
      <Fact label={label}>
        <Opener ref={opener} label={label} value={value} shown={shown} begin={begin} />
      </Fact>
    );
  const shared = {
    'aria-label': label,
    size: 'xs',
    className: classes.field ?? '',
    autoFocus: true,
    error: says,
    rightSection: saving ? <Loader size={12} /> : undefined,
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.key === 'Escape') leave(true);
      else if (options && empty && (event.key === 'Delete' || event.key === 'Backspace')) void keep('', true);
      else if (event.key === 'Enter' && !options && !(kind === 'long' && event.shiftKey)) {
        event.preventDefault();
        void keep(draft, true);
      }
    },
    onBlur: () => {
      if (!left.current && theirs === undefined) void keep(draft, false);
    },
    onFocus: (event: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => event.currentTarget.select(),
  } as const;
  return (
    <Fact label={label}>
      {options ? (
        <Select
          {...shared}
          data={options}
          clearable={empty ?? false}
          allowDeselect={false}
          defaultDropdownOpened
          value={draft || null}
          onOptionSubmit={(chosen) => {
            setDraft(chosen);
            void keep(chosen, true);
          }}
          onClear={() => void keep('', true)}
        />
      ) : kind === 'long' ? (
        <Textarea {...shared} autosize minRows={3} maxRows={12} value={draft} onChange={(event) => setDraft(event.currentTarget.value)} />
      ) : (
        <TextInput {...shared} type={kind} autoComplete="off" value={draft} onChange={(event) => setDraft(event.currentTarget.value)} />
      )}
      {theirs !== undefined && (
        <ClashNote
          theirs={options?.find((option) => option.value === theirs)?.label ?? theirs}
          keep={() => void keep(draft, true, theirs)}
          take={() => leave(true)}
        />
      )}
    </Fact>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className={classes.fact}>
    <span className={classes.label}>{label}</span>
    {children}
  </div>
);

type OpenerProps = { ref: Ref<HTMLButtonElement>; label: string; value: string; shown: ReactNode; begin: () => void };

/** The fact as it is read; pressing it, or F2, begins to change it. */
const Opener = ({ ref, label, value, shown, begin }: OpenerProps) => {
  const t = useWords(customerWords);
  return (
    <button
      ref={ref}
      type="button"
      className={classes.value}
      data-empty={!shown || undefined}
      aria-label={`${label}: ${value || t('notSet')}`}
      title={t('edit', { name: label })}
      onClick={begin}
      onKeyDown={(event) => event.key === 'F2' && begin()}
    >
      <span className={classes.text}>{shown ?? t('notSet')}</span>
      <IconPencil size={14} stroke={1.5} className={classes.pencil} aria-hidden />
    </button>
  );
};

/** What somebody else has saved meanwhile, and the choice between the two. */
const ClashNote = ({ theirs, keep, take }: { theirs: string; keep: () => void; take: () => void }) => {
  const t = useWords(customerWords);
  return (
    <div className={classes.clash} role="alert">
      {t('changedBy')} <strong>{theirs || t('changedToNothing')}</strong>.
      <span className={classes.choices}>
        <button type="button" onClick={keep}>
          {t('keepMine')}
        </button>
        <button type="button" onClick={take}>
          {t('takeTheirs')}
        </button>
      </span>
    </div>
  );
};

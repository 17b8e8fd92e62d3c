import { type UseFormReturnType, useForm } from '@mantine/form';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { ProblemError } from '../client.ts';
import { type Clash, mergeMine } from './conflict.ts';
import { dropDraft, keepDraft, keptDraft } from './draft.ts';
import { errorsOf, pathOf } from './issues.ts';

type FormValues = Record<string, unknown>;

export type ApiFormOptions<V extends FormValues, S extends z.ZodType> = {
  /** The api's own schema of the body: `quotationApi.operations.draft.body`. */
  schema: S;
  start: V;
  /** What is sent, where the form's values are not the body themselves. Field names should stay those of the body. */
  body?: (values: V) => unknown;
  /** Sends it; a `ProblemError` that it throws is put on the fields and above them. Use `useWrite(…, { quiet: true })`. */
  send: (body: z.output<S>) => Promise<unknown>;
  /** Keeps what was typed under this name until it is sent, e.g. `quotation/new`. */
  draft?: string;
  /** Fields never kept. */
  secret?: (keyof V & string)[];
  /** What is saved now, asked for when somebody else changed it meanwhile (409). */
  latest?: () => Promise<V>;
};

export type ApiForm<V extends FormValues> = UseFormReturnType<V> & {
  /** What the server said no with, beyond the fields. */
  problem: ProblemError | undefined;
  sending: boolean;
  /** True when unsaved entries of before have come back. */
  restored: boolean;
  /** Throws the draft away and begins again. */
  startAfresh: () => void;
  /** Validates and sends; give it to `<form onSubmit>`. */
  submit: (event?: { preventDefault: () => void }) => void;
  /** Fields that both sides changed, while a person has to choose. */
  clash: Clash<V> | undefined;
  settle: (values: V) => void;
  leaveClash: () => void;
};

/** Whether a field on top of the page holds what cannot be read; it gets the focus, and says so itself. */
function heldBack(): boolean {
  const top: ParentNode = [...document.querySelectorAll('[role="dialog"]')].at(-1) ?? document;
  const field = [...top.querySelectorAll<HTMLElement>('[data-unread]')].find((one) => one.checkVisibility());
  field?.focus();
  return field !== undefined;
}

/** A form over an operation: its schema validates on leaving a field, the server's violations land on the same fields. */
export function useApiForm<V extends FormValues, S extends z.ZodType>(options: ApiFormOptions<V, S>): ApiForm<V> {
  const { schema, start, draft, secret = [], body = (values) => values } = options;
  const [kept] = useState(() => (draft ? keptDraft<V>(draft) : undefined));
  const [restored, setRestored] = useState(kept !== undefined);
  const [base, setBase] = useState(start);
  const [problem, setProblem] = useState<ProblemError>();
  const [sending, setSending] = useState(false);
  const [clash, setClash] = useState<Clash<V>>();
  const keep = useDebouncedCallback((values: V) => draft && keepDraft(draft, values, secret), 300);
  const form = useForm<V>({
    initialValues: { ...start, ...kept },
    validateInputOnBlur: true,
    validate: (values) => errorsOf(schema, body(values)),
    onValuesChange: (values) => keep(values),
  });
  useEffect(() => () => keep.flush(), [keep]);

  const send = async (values: V) => {
    setSending(true);
    setProblem(undefined);
    try {
      await options.send(schema.parse(body(values)));
      keep.cancel();
      if (draft) dropDraft(draft);
      setRestored(false);
      form.resetDirty(values);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (error.type === 'platform/changed-meanwhile' && options.latest) await compare(values, await options.latest());
      else refused(error);
    } finally {
      setSending(false);
    }
  };
  const refused = (error: ProblemError) => {
    const fields = error.violations.map(({ at, says }) => [pathOf(at), says] as const);
    if (fields.length > 0) form.setErrors(Object.fromEntries(fields));
    setProblem(error);
  };
  /** Takes what only they changed, keeps what only I changed, and asks where both did. */
  const compare = async (mine: V, theirs: V) => {
    const { merged, fields } = mergeMine(base, mine, theirs);
    setBase(theirs);
    if (fields.length > 0) setClash({ fields, mine, theirs, merged });
    else {
      form.setValues(merged);
      await send(merged);
    }
  };

  return Object.assign(form, {
    problem,
    sending,
    restored,
    clash,
    startAfresh: () => {
      keep.cancel();
      if (draft) dropDraft(draft);
      form.setValues(start);
      form.clearErrors();
      setRestored(false);
    },
    submit: (event?: { preventDefault: () => void }) => {
      event?.preventDefault();
      if (heldBack()) return;
      const { hasErrors } = form.validate();
      if (!hasErrors && !sending) void send(form.getValues());
    },
    settle: (values: V) => {
      setClash(undefined);
      form.setValues(values);
      void send(values);
    },
    leaveClash: () => setClash(undefined),
  });
}

import { TextInput, type TextInputProps } from '@mantine/core';
import { type ChangeEvent, type ClipboardEvent, type FocusEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { parseMoney } from '../../domain/format.ts';
import { type Currency, minorDigits } from '../../domain/money.ts';
import { useWords } from '../words.ts';
import { shown, type Typed, typed } from './typed-money.ts';
import { kitWords } from './words.ts';

type Props = Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'> & {
  currency: Currency;
  /** Minor units, or null while empty. */
  value?: number | null | undefined;
  onChange: (amount: number | null) => void;
};

/** What is being typed, the value it began from, and the value it told: while it is wrong, the one it began from. */
type Draft = Typed & { before: number | null; told: number | null };

const examples: Record<Currency, string> = { VND: '12.500.000', INR: '12,34,567.50' };

/**
 * Money as it is typed: grouped at each key, with separators of one's own, or pasted; đồng without decimals, rupees by lakh.
 * The value is minor units. Text that is no amount stays, says so when it is left, changes no value and holds back the form.
 */
export function MoneyInput({ currency, value = null, onChange, error, onBlur, onKeyDown, ...rest }: Props) {
  const t = useWords(kitWords);
  const field = useRef<HTMLInputElement>(null);
  const pasted = useRef('');
  const [draft, setDraft] = useState<Draft>();
  const [left, leave] = useState(false);
  const live = draft?.told === value ? draft : undefined;
  const wrong = live?.wrong ?? false;
  useLayoutEffect(() => {
    if (live && document.activeElement === field.current) field.current?.setSelectionRange(live.caret, live.caret);
  }, [live]);

  const change = (event: ChangeEvent<HTMLInputElement>) => {
    const { value: raw, selectionStart } = event.currentTarget;
    const { data, inputType } = event.nativeEvent as InputEvent;
    const added = inputType === 'insertFromPaste' ? pasted.current : (data ?? (inputType?.startsWith('delete') ? '' : raw));
    const next = typed(raw, selectionStart ?? raw.length, added, live?.own ?? false, currency);
    if (!next) return;
    const before = live ? live.before : value;
    const told = next.wrong ? before : next.amount;
    setDraft({ ...next, before, told });
    leave(false);
    if (told !== value) onChange(told);
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const { value: text, selectionStart, selectionEnd } = event.currentTarget;
    pasted.current = event.clipboardData.getData('text');
    const amount = parseMoney(pasted.current, currency);
    if (selectionStart !== 0 || selectionEnd !== text.length || amount === undefined || amount < 0) return;
    event.preventDefault();
    setDraft(undefined);
    onChange(amount);
  };
  const blur = (event: FocusEvent<HTMLInputElement>) => {
    if (wrong) leave(true);
    else setDraft(undefined);
    onBlur?.(event);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') leave(true);
    if (event.key === 'Escape') setDraft(undefined);
    onKeyDown?.(event);
  };
  return (
    <TextInput
      ref={field}
      inputMode={minorDigits[currency] === 0 ? 'numeric' : 'decimal'}
      autoComplete="off"
      {...rest}
      value={live ? live.text : shown(value, currency)}
      onChange={change}
      onPaste={paste}
      onBlur={blur}
      onKeyDown={press}
      error={wrong && left ? t('moneyWrong', { example: examples[currency] }) : error}
      data-unread={wrong || undefined}
    />
  );
}

import { NumberInput, type NumberInputProps } from '@mantine/core';
import type { ClipboardEvent } from 'react';
import { parseMoney } from '../../domain/format.ts';
import { type Currency, minorDigits } from '../../domain/money.ts';
import { minor, typed } from './typed-money.ts';

type Props = Omit<NumberInputProps, 'value' | 'onChange' | 'prefix' | 'suffix' | 'defaultValue'> & {
  currency: Currency;
  /** Minor units, or null while empty. */
  value?: number | null | undefined;
  onChange: (amount: number | null) => void;
};

const looks = {
  VND: {
    thousandSeparator: '.',
    decimalSeparator: ',',
    decimalScale: 0,
    allowDecimal: false,
    suffix: ' ₫',
    thousandsGroupStyle: 'thousand',
  },
  INR: { thousandSeparator: ',', decimalSeparator: '.', decimalScale: 2, allowDecimal: true, prefix: '₹', thousandsGroupStyle: 'lakh' },
} as const satisfies Record<Currency, Partial<NumberInputProps>>;

/** Money as it is typed: grouped at each key, pasted in any form; đồng without decimals, rupees by lakh. The value is minor units. */
export function MoneyInput({ currency, value, onChange, ...rest }: Props) {
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const field = event.currentTarget;
    const whole = field.value === '' || (field.selectionStart === 0 && field.selectionEnd === field.value.length);
    const amount = parseMoney(event.clipboardData.getData('text'), currency);
    if (!whole || amount === undefined || (amount < 0 && rest.allowNegative === false)) return;
    event.preventDefault();
    onChange(amount);
  };
  return (
    <NumberInput
      hideControls
      withKeyboardEvents={false}
      allowNegative={false}
      inputMode={minorDigits[currency] === 0 ? 'numeric' : 'decimal'}
      isAllowed={({ value: text }) => text === '' || text === '-' || minor(text, currency) !== null}
      {...looks[currency]}
      {...rest}
      valueIsNumericString
      value={typed(value, currency)}
      onValueChange={({ value: text }, { source }) => {
        if (source === 'event' && minor(text, currency) !== value) onChange(minor(text, currency));
      }}
      onPaste={paste}
    />
  );
}

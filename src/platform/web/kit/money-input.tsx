import { NumberInput, type NumberInputProps } from '@mantine/core';
import type { ClipboardEvent } from 'react';
import { parseMoney } from '../../domain/format.ts';
import { type Currency, largestAmount, minorDigits } from '../../domain/money.ts';

type Props = Omit<NumberInputProps, 'value' | 'onChange' | 'prefix' | 'suffix' | 'defaultValue'> & {
  currency: Currency;
  /** Minor units, or null while empty. */
  value?: number | null | undefined;
  onChange: (amount: number | null) => void;
};

/** Minor units as the plain number that stands in the field: 1234550 paise is `12345.50`. */
function typed(amount: number | null | undefined, currency: Currency): string {
  if (amount === null || amount === undefined) return '';
  const digits = minorDigits[currency];
  const text = String(Math.abs(amount)).padStart(digits + 1, '0');
  const number = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`.replace(/\.?0+$/, '');
  return amount < 0 ? `-${number}` : number;
}

/** The reverse, exact: no float is ever in between. */
function minor(text: string, currency: Currency): number | null {
  const [, sign, whole, fraction = ''] = /^(-?)(\d*)(?:\.(\d*))?$/.exec(text) ?? [];
  if (whole === undefined || (whole === '' && fraction === '')) return null;
  const amount = BigInt(whole + fraction.padEnd(minorDigits[currency], '0').slice(0, minorDigits[currency]));
  if (amount > BigInt(largestAmount)) return null;
  return sign ? -Number(amount) : Number(amount);
}

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

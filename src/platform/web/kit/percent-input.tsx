import { NumberInput, type NumberInputProps } from '@mantine/core';
import { useLanguage } from '../language.ts';

type Props = Omit<NumberInputProps, 'value' | 'onChange' | 'suffix'> & {
  /** Basis points, or null while empty. */
  value?: number | null | undefined;
  onChange: (rateBp: number | null) => void;
};

/** A share typed in percent, with at most two decimals; the value is basis points. */
export function PercentInput({ value, onChange, ...rest }: Props) {
  const locale = useLanguage();
  return (
    <NumberInput
      hideControls
      withKeyboardEvents={false}
      allowNegative={false}
      decimalScale={2}
      inputMode="decimal"
      decimalSeparator={locale === 'vi' ? ',' : '.'}
      allowedDecimalSeparators={['.', ',']}
      suffix=" %"
      {...rest}
      value={value === null || value === undefined ? '' : value / 100}
      onChange={(percent) => onChange(percent === '' ? null : Math.round(Number(percent) * 100))}
    />
  );
}

import { NumberInput, type NumberInputProps } from '@mantine/core';
import { useLanguage } from '#platform/web/language.ts';

type Props = Omit<NumberInputProps, 'value' | 'onChange' | 'defaultValue'> & {
  /** Basis points, or null while empty. */
  value?: number | null;
  onChange: (rateBp: number | null) => void;
};

/** A share typed in per cent, `2,5 %`, as basis points. */
export function ShareInput({ value, onChange, ...rest }: Props) {
  const locale = useLanguage();
  return (
    <NumberInput
      hideControls
      allowNegative={false}
      decimalScale={2}
      decimalSeparator={locale === 'vi' ? ',' : '.'}
      allowedDecimalSeparators={[',', '.']}
      suffix=" %"
      min={-100}
      max={100}
      clampBehavior="strict"
      {...rest}
      value={typeof value === 'number' ? value / 100 : ''}
      onChange={(share) => onChange(typeof share === 'number' ? Math.round(share * 100) : null)}
    />
  );
}

import { Select, type SelectProps } from '@mantine/core';
import { useWords } from '#platform/web/words.ts';
import { Method } from '../../domain/payment.ts';
import { paymentWords } from '../words.ts';

/** Cash, transfer or card. */
export function MethodSelect(props: SelectProps) {
  const t = useWords(paymentWords);
  return <Select label={t('method')} allowDeselect={false} data={Method.options.map((value) => ({ value, label: t(value) }))} {...props} />;
}

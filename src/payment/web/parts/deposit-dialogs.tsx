import { Text, TextInput } from '@mantine/core';
import { bookingApi } from '#booking/api.ts';
import { dayOf } from '#branch/domain/branch.ts';
import { dealApi } from '#deal/api.ts';
import { formatMoney } from '#platform/domain/format.ts';
import { useApiForm } from '#platform/web/kit/api-form.ts';
import { DayInput } from '#platform/web/kit/day-input.tsx';
import { FormDialog } from '#platform/web/kit/form-dialog.tsx';
import { showDone } from '#platform/web/notices.ts';
import { useWrite } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { vehicleApi } from '#vehicle/api.ts';
import { type DepositView, depositApi, paymentApi } from '../../api.ts';
import type { Method } from '../../domain/payment.ts';
import { paymentWords } from '../words.ts';
import { MethodSelect } from './method-select.tsx';

type Props = { deposit: DepositView; close: () => void };

const around = { quiet: true, stale: [paymentApi, bookingApi, vehicleApi, dealApi] };

/** The money came: when, and under which reference. */
export function ConfirmDialog({ deposit, close }: Props) {
  const t = useWords(paymentWords);
  const confirm = useWrite(depositApi, 'confirm', around);
  const { id, depositNumber, timeZone } = deposit;
  const today = dayOf(Temporal.Now.instant(), timeZone);
  const form = useApiForm<{ reference: string; receivedOn: string | null }, typeof depositApi.operations.confirm.body>({
    schema: depositApi.operations.confirm.body,
    start: { reference: '', receivedOn: today },
    body: ({ reference, receivedOn }) => ({ reference, ...(receivedOn ? { receivedOn } : {}) }),
    send: async (body) => {
      const { receipt } = await confirm.mutateAsync({ params: { id }, body });
      showDone(t('receiveDone', { number: receipt?.receiptNumber ?? '' }));
      close();
    },
  });
  return (
    <FormDialog title={t('confirmTitle', { number: depositNumber })} form={form} close={close} save={t('confirmDeposit')} size="sm">
      <Text size="sm">{t('confirmText')}</Text>
      <DayInput label={t('receivedOn')} max={today} {...form.getInputProps('receivedOn')} />
      <TextInput label={t('reference')} placeholder={t('referenceHint')} maxLength={100} {...form.getInputProps('reference')} />
    </FormDialog>
  );
}

/** The whole deposit goes back; its number is typed, because nothing takes that back. */
export function RefundDepositDialog({ deposit, close }: Props) {
  const t = useWords(paymentWords);
  const refund = useWrite(depositApi, 'refund', around);
  const { id, depositNumber, amount, currency, customerName, method } = deposit;
  const form = useApiForm<{ method: Method; reference: string; typed: string }, typeof depositApi.operations.refund.body>({
    schema: depositApi.operations.refund.body,
    start: { method, reference: '', typed: '' },
    body: ({ typed: _, ...given }) => given,
    send: async (body) => {
      if (form.getValues().typed.trim().toUpperCase() !== depositNumber) {
        form.setFieldError('typed', t('typeNumber', { number: depositNumber }));
        return;
      }
      await refund.mutateAsync({ params: { id }, body });
      showDone(t('refundDone'));
      close();
    },
  });
  return (
    <FormDialog title={t('refundTitle', { number: depositNumber })} form={form} close={close} save={t('refundDeposit')} size="sm">
      <Text size="sm">{t('refundText', { amount: formatMoney(amount, currency), name: customerName })}</Text>
      <MethodSelect {...form.getInputProps('method')} />
      <TextInput label={t('reference')} placeholder={t('referenceHint')} maxLength={100} {...form.getInputProps('reference')} />
      <TextInput label={t('typeNumber', { number: depositNumber })} maxLength={40} withAsterisk {...form.getInputProps('typed')} />
    </FormDialog>
  );
}

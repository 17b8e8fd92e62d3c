import { Select, TextInput } from '@mantine/core';
import { bookingApi } from '#booking/api.ts';
import { dayOf } from '#branch/domain/branch.ts';
import { dealApi } from '#deal/api.ts';
import { formatMoney } from '#platform/domain/format.ts';
import { useApiForm } from '#platform/web/kit/api-form.ts';
import { DayInput } from '#platform/web/kit/day-input.tsx';
import { FormDialog } from '#platform/web/kit/form-dialog.tsx';
import { MoneyInput } from '#platform/web/kit/money-input.tsx';
import { showDone } from '#platform/web/notices.ts';
import { useWrite } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { type BookView, depositApi, paymentApi } from '../../api.ts';
import { type Method, Payer } from '../../domain/payment.ts';
import { paymentWords } from '../words.ts';
import { MethodSelect } from './method-select.tsx';

type Props = { book: BookView; close: () => void };

const around = { quiet: true, stale: [depositApi, paymentApi, bookingApi, dealApi] };

/** Asks for the deposit of a booking. */
export function AskDialog({ book, close }: Props) {
  const t = useWords(paymentWords);
  const ask = useWrite(depositApi, 'ask', around);
  const { bookingId, bookingNumber, currency } = book;
  const form = useApiForm<{ amount: number | null; method: Method }, typeof depositApi.operations.ask.body>({
    schema: depositApi.operations.ask.body,
    start: { amount: book.depositDue > 0 ? Math.min(book.depositDue, book.due) : null, method: 'TRANSFER' },
    body: ({ amount, method }) => ({ bookingId, method, ...(amount === null ? {} : { amount }) }),
    send: async (body) => {
      showDone(t('askDone', { number: (await ask.mutateAsync({ body })).depositNumber }));
      close();
    },
  });
  return (
    <FormDialog title={t('askTitle', { number: bookingNumber })} form={form} close={close} save={t('ask')} size="sm">
      <MoneyInput label={t('askAmount')} currency={currency} placeholder={t('askHint')} {...form.getInputProps('amount')} />
      <MethodSelect {...form.getInputProps('method')} />
    </FormDialog>
  );
}

type Received = { amount: number | null; method: Method; payer: Payer; reference: string; receivedOn: string | null };

/** Takes money for a booking: what is due stands there already, so that one key is enough. */
export function ReceiveDialog({ book, close }: Props) {
  const t = useWords(paymentWords);
  const receive = useWrite(paymentApi, 'receive', around);
  const { bookingId, bookingNumber, customerName, currency, due, committed, timeZone } = book;
  const today = dayOf(Temporal.Now.instant(), timeZone);
  const payer: Payer = due === 0 && committed > 0 ? 'LENDER' : 'CUSTOMER';
  const mostOf = (of: Payer) => (of === 'LENDER' ? committed : due);
  const form = useApiForm<Received, typeof paymentApi.operations.receive.body>({
    schema: paymentApi.operations.receive.body,
    start: { amount: mostOf(payer), method: 'TRANSFER', payer, reference: '', receivedOn: today },
    body: ({ receivedOn, ...given }) => ({ bookingId, ...given, ...(receivedOn ? { receivedOn } : {}) }),
    send: async (body) => {
      showDone(t('receiveDone', { number: (await receive.mutateAsync({ body })).receiptNumber ?? '' }));
      close();
    },
  });
  const choose = (value: string | null) => {
    const chosen = Payer.parse(value);
    form.setValues({ payer: chosen, amount: mostOf(chosen) });
  };
  return (
    <FormDialog title={`${t('receiveTitle')} · ${bookingNumber} · ${customerName}`} form={form} close={close} save={t('receive')} size="sm">
      {committed > 0 && (
        <Select
          label={t('payer')}
          allowDeselect={false}
          data={Payer.options.map((value) => ({ value, label: t(value) }))}
          value={form.values.payer}
          onChange={choose}
          data-path="payer"
        />
      )}
      <MoneyInput
        label={t('amount')}
        currency={currency}
        description={t('dueNow', { amount: formatMoney(mostOf(form.values.payer), currency) })}
        withAsterisk
        data-autofocus
        {...form.getInputProps('amount')}
      />
      <MethodSelect {...form.getInputProps('method')} />
      <DayInput label={t('receivedOn')} max={today} {...form.getInputProps('receivedOn')} />
      <TextInput label={t('reference')} placeholder={t('referenceHint')} maxLength={100} {...form.getInputProps('reference')} />
    </FormDialog>
  );
}

/** Notes what a bank has promised. */
export function CommitDialog({ book, close }: Props) {
  const t = useWords(paymentWords);
  const commit = useWrite(paymentApi, 'commit', around);
  const { bookingId, currency, due, committed, lender, lenderReference } = book;
  const most = due + committed;
  const form = useApiForm<{ lender: string; amount: number | null; reference: string }, typeof paymentApi.operations.commit.body>({
    schema: paymentApi.operations.commit.body,
    start: { lender, amount: most, reference: lenderReference },
    body: (given) => ({ bookingId, ...given }),
    send: async (body) => {
      await commit.mutateAsync({ body });
      close();
    },
  });
  return (
    <FormDialog title={t('commitTitle')} form={form} close={close} save={t('commit')} size="sm">
      <TextInput label={t('lender')} maxLength={120} withAsterisk {...form.getInputProps('lender')} />
      <MoneyInput
        label={t('amount')}
        currency={currency}
        description={t('commitHint', { amount: formatMoney(most, currency) })}
        withAsterisk
        {...form.getInputProps('amount')}
      />
      <TextInput label={t('lenderReference')} maxLength={100} {...form.getInputProps('reference')} />
    </FormDialog>
  );
}

/** Gives money back that is no deposit. */
export function RefundDialog({ book, close }: Props) {
  const t = useWords(paymentWords);
  const refund = useWrite(paymentApi, 'refund', around);
  const { bookingId, bookingNumber, currency, refundable } = book;
  const form = useApiForm<
    { amount: number | null; method: Method; reference: string; reason: string },
    typeof paymentApi.operations.refund.body
  >({
    schema: paymentApi.operations.refund.body,
    start: { amount: null, method: 'TRANSFER', reference: '', reason: '' },
    body: (given) => ({ bookingId, ...given }),
    send: async (body) => {
      await refund.mutateAsync({ body });
      showDone(t('refundDone'));
      close();
    },
  });
  return (
    <FormDialog title={t('refundMoneyTitle', { number: bookingNumber })} form={form} close={close} save={t('refund')} size="sm">
      <MoneyInput
        label={t('amount')}
        currency={currency}
        description={t('refundable', { amount: formatMoney(refundable, currency) })}
        withAsterisk
        {...form.getInputProps('amount')}
      />
      <MethodSelect {...form.getInputProps('method')} />
      <TextInput
        label={t('refundReason')}
        description={t('refundReasonHint')}
        maxLength={300}
        withAsterisk
        {...form.getInputProps('reason')}
      />
      <TextInput label={t('reference')} placeholder={t('referenceHint')} maxLength={100} {...form.getInputProps('reference')} />
    </FormDialog>
  );
}

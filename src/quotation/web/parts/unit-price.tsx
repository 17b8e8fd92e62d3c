import { Anchor, Text } from '@mantine/core';
import { useState } from 'react';
import { formatMoney } from '#platform/domain/format.ts';
import type { Currency } from '#platform/domain/money.ts';
import { MoneyInput } from '#platform/web/kit/money-input.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Offer } from '../../domain/offer.ts';
import { quotationWords } from '../words.ts';
import type { QuotationForm } from './form.ts';

type Props = { form: QuotationForm['form']; offer: Offer; wrong: string | undefined; belowFloor: boolean };

/** The price of one car: as proposed until it is edited, where the price list lets it be edited. */
export function UnitPrice({ form, offer, wrong, belowFloor }: Props) {
  const t = useWords(quotationWords);
  const [typing, setTyping] = useState<{ amount: number | null }>();
  const { unitPrice, type, planId } = form.values;
  const { price, currency, plans } = offer;
  const lease = type === 'LEASE_SALE';
  const proposed = lease ? plans.find(({ id }) => id === planId)?.installmentPrice : price?.proposed;
  const own = lease ? null : unitPrice;
  const edited = own !== null && own !== proposed;
  const { onBlur, onFocus, error, ...field } = form.getInputProps('unitPrice');
  return (
    <div>
      <MoneyInput
        {...field}
        label={t('unitPrice')}
        currency={currency}
        value={typing ? typing.amount : (own ?? proposed ?? null)}
        readOnly={lease || !price?.changeable}
        variant={lease || !price?.changeable ? 'filled' : 'default'}
        description={<Hint offer={offer} lease={lease} proposed={edited ? proposed : undefined} currency={currency} />}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        error={wrong ?? error}
        onFocus={() => {
          onFocus?.();
          setTyping({ amount: own ?? proposed ?? null });
        }}
        onBlur={() => {
          onBlur?.();
          setTyping(undefined);
        }}
        onChange={(amount) => {
          setTyping({ amount });
          form.setFieldValue('unitPrice', amount === proposed ? null : amount);
        }}
      />
      {edited && (
        <Anchor component="button" type="button" size="xs" mt={4} mih={24} onClick={() => form.setFieldValue('unitPrice', null)}>
          {t('unitPriceAgain')}
        </Anchor>
      )}
      {belowFloor && price?.floor !== undefined && <BelowFloor floor={formatMoney(price.floor, currency)} />}
    </div>
  );
}

type HintProps = { offer: Offer; lease: boolean; proposed: number | undefined; currency: Currency };

function Hint({ offer: { price }, lease, proposed, currency }: HintProps) {
  const t = useWords(quotationWords);
  if (lease) return t('unitPriceOfPlan');
  if (!price) return t('priceMissing');
  if (!price.changeable) return t('unitPriceFixed');
  return proposed === undefined ? null : t('unitPriceProposed', { price: formatMoney(proposed, currency) });
}

function BelowFloor({ floor }: { floor: string }) {
  const t = useWords(quotationWords);
  return (
    <Text size="xs" c="var(--forecourt-warning)" mt={4} role="status">
      {t('belowFloor', { floor })}
    </Text>
  );
}

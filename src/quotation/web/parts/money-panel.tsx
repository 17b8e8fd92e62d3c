import { MoneySummary } from '#platform/web/kit/document-page.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { useWords } from '#platform/web/words.ts';
import type { QuotationView } from '../../api.ts';
import { quotationWords } from '../words.ts';

/** What the quotation comes to, in a few sums; the lines stand beside it. */
export function MoneyPanel({ quotation }: { quotation: QuotationView }) {
  const t = useWords(quotationWords);
  const { currency, basePrice, accessoriesTotal, servicesTotal, groupDiscount, discount, promotionValue } = quotation;
  const fees = quotation.insurance + quotation.registrationTax + quotation.registration + quotation.otherFees;
  const sums = [
    { label: t('lineCar'), amount: basePrice, always: true },
    { label: t('accessories'), amount: accessoriesTotal },
    { label: t('services'), amount: servicesTotal },
    { label: t('fees'), amount: fees, always: true },
    { label: t('reductions'), amount: -(groupDiscount + discount + promotionValue) },
  ];
  return (
    <MoneySummary
      lines={sums
        .filter(({ amount, always }) => always || amount !== 0)
        .map(({ label, amount }) => ({ label, amount: <Money amount={amount} currency={currency} sign /> }))}
      total={{ label: t('onRoadTotal'), amount: <Money amount={quotation.totalPrice} currency={currency} /> }}
    />
  );
}

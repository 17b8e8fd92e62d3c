import { Textarea } from '@mantine/core';
import { formatRate } from '#platform/domain/format.ts';
import { ratioBp } from '#platform/domain/money.ts';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { MoneyInput } from '#platform/web/kit/money-input.tsx';
import { useLanguage } from '#platform/web/language.ts';
import type { ViewerBranch } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { quotationWords } from '../words.ts';
import { choiceOf } from './entries.ts';
import type { QuotationForm } from './form.ts';
import type { PricedEntries } from './offer.ts';
import { PriceTable } from './price-table.tsx';
import { ProfitCard } from './profit-card.tsx';
import classes from './quotation-form.module.css';

type Props = { form: QuotationForm['form']; price: PricedEntries; branch: ViewerBranch };

/** The third tab: what comes off and on top, what the customer pays, and, for those who are told, what remains. */
export function AnalysisTab({ form, price, branch }: Props) {
  const t = useWords(quotationWords);
  const { offer, priced } = price;
  const currency = offer?.currency ?? branch.currency;
  const asked = offer && priced && { offer, choice: choiceOf(form.values), unitPrice: priced.unitPrice };
  return (
    <>
      <Config form={form} price={price} branch={branch} />
      {priced?.profit && <ProfitCard profit={priced.profit} currency={currency} />}
      <Panel title={t('revenue')} flush={priced !== undefined}>
        {priced ? <PriceTable price={{ ...priced, currency }} asked={asked} /> : <p className={classes.quiet}>{t('analysisEmpty')}</p>}
      </Panel>
    </>
  );
}

function Config({ form, price: { offer, priced, wrongs }, branch }: Props) {
  const t = useWords(quotationWords);
  const locale = useLanguage();
  const currency = offer?.currency ?? branch.currency;
  const { discount } = form.values;
  const share = priced && discount ? formatRate(ratioBp(discount, priced.basePrice), locale) : undefined;
  return (
    <Panel title={t('config')}>
      <div className={classes.fields}>
        <MoneyInput
          label={t('discount')}
          currency={currency}
          description={share && t('discountShare', { share })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('discount')}
          error={form.errors.discount ?? wrongs.discount}
        />
        <MoneyInput
          label={t('commission')}
          currency={currency}
          description={t('commissionHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('commission')}
        />
        <MoneyInput
          label={t('otherFees')}
          currency={currency}
          description={t('otherFeesHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('otherFees')}
        />
        <div className={classes.given}>
          <span className={classes.label}>{t('promotion')}</span>
          {offer?.promotion ? (
            <>
              <Money amount={-(priced?.promotionValue ?? 0)} currency={currency} sign strong />
              <span className={classes.quiet}>{offer.promotion.name}</span>
            </>
          ) : (
            <span className={classes.quiet}>{t('promotionNone')}</span>
          )}
        </div>
        <Textarea
          className={classes.wide}
          label={t('notes')}
          description={t('notesHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autosize
          minRows={2}
          maxRows={8}
          {...form.getInputProps('notes')}
        />
      </div>
    </Panel>
  );
}

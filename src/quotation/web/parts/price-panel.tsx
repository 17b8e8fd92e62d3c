import { Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { Late } from '#platform/web/kit/late.tsx';
import { useWords } from '#platform/web/words.ts';
import { quotationWords } from '../words.ts';
import { Breakdown } from './breakdown.tsx';
import { choiceOf, type Entries } from './entries.ts';
import type { PricedEntries } from './offer.ts';
import classes from './quotation-form.module.css';

type Props = { price: PricedEntries; entries: Entries };

/** The price standing beside the form; where the screen is narrow it is below the total's button instead. */
export const PricePanel = ({ foot, ...rest }: Props & { foot: ReactNode }) => {
  const t = useWords(quotationWords);
  return (
    <aside className={classes.side} aria-label={t('price')}>
      <Panel title={t('price')} action={rest.price.loading && <Busy />}>
        <PriceBody {...rest} />
        <div className={classes.sideFoot}>{foot}</div>
      </Panel>
    </aside>
  );
};

const Busy = () => (
  <Late>
    <Loader size={14} />
  </Late>
);

export function PriceBody({ price: { offer, priced, wrongs }, entries }: Props) {
  const t = useWords(quotationWords);
  if (offer && priced)
    return (
      <>
        <Breakdown
          price={priced}
          currency={offer.currency}
          asked={{ offer, choice: choiceOf(entries), unitPrice: priced.unitPrice }}
          expiryDate={offer.expiryDate}
        />
        {[wrongs.unitPrice, wrongs.discount].filter(Boolean).map((wrong) => (
          <p key={wrong} className={classes.wrong}>
            {wrong}
          </p>
        ))}
      </>
    );
  return <p className={classes.quiet}>{offer ? t('priceTooLarge') : t('priceHint')}</p>;
}

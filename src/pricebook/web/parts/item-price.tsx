import { type KeyboardEvent, useState } from 'react';
import { Money } from '#platform/web/kit/money.tsx';
import { MoneyInput } from '#platform/web/kit/money-input.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useWrite } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { itemApi } from '../../api.ts';
import type { ItemPrice } from '../../domain/pricebook.ts';
import { pricebookWords } from '../words.ts';
import classes from './pricebook.module.css';

/** What an item costs, said: free, an amount, or that it is not sold here. */
export function ItemPriceText({ item }: { item: ItemPrice }) {
  const t = useWords(pricebookWords);
  if (item.price) return <Money amount={item.price} currency={item.currency} />;
  return <span>{item.price === null ? t('notSold') : t('free')}</span>;
}

const nextField = (field: HTMLElement): HTMLInputElement | undefined => {
  const all = [...document.querySelectorAll<HTMLInputElement>('input[data-item-price]')];
  return all[all.indexOf(field as HTMLInputElement) + 1];
};

/** The price in its row: Enter saves and goes on, leaving saves, Esc restores; what the server refuses stays said in the cell. */
export function ItemPriceField({ item }: { item: ItemPrice }) {
  const t = useWords(pricebookWords);
  const locale = useLanguage();
  const set = useWrite(itemApi, 'set', { quiet: true });
  const [price, setPrice] = useState(item.price);
  const save = () => {
    if (price === item.price || set.isPending) return;
    set.mutate({ body: { branchId: item.branchId, itemId: item.itemId, price, rowVersion: item.rowVersion } });
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') {
      setPrice(item.price);
      set.reset();
    }
    if (event.key === 'Enter') {
      const next = nextField(event.currentTarget);
      if (next) next.focus();
      else save();
    }
  };
  return (
    <MoneyInput
      data-item-price
      className={classes.itemPrice}
      size="xs"
      aria-label={t('priceOf', { item: locale === 'vi' ? item.nameVi : item.nameEn })}
      placeholder={t('notSold')}
      currency={item.currency}
      value={price}
      onChange={setPrice}
      onBlur={save}
      onKeyDown={press}
      disabled={set.isPending}
      error={set.error?.detail}
    />
  );
}

import { useId } from 'react';
import type { Currency } from '#platform/domain/money.ts';
import { Money } from '#platform/web/kit/money.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useWords } from '#platform/web/words.ts';
import { type Accessory, AccessoryGroup } from '../../domain/catalogue.ts';
import { catalogueWords } from '../words.ts';
import classes from './item-cards.module.css';

/** Something to add to a car, with what it costs here; null where it has no price. */
export type PricedItem = Pick<Accessory, 'id' | 'nameEn' | 'nameVi'> & { price: number | null };
export type PricedAccessory = PricedItem & { group: AccessoryGroup };

type Choice = {
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  currency: Currency;
  disabled?: boolean;
};

/** The four groups of accessories as cards to tick; Tab goes from card to card, Space takes or leaves one. */
export function AccessoryCards({ accessories, ...choice }: { accessories: readonly PricedAccessory[] } & Choice) {
  const t = useWords(catalogueWords);
  const groups = AccessoryGroup.options.map((group) => ({ group, items: accessories.filter((one) => one.group === group) }));
  return (
    <div className={classes.groups}>
      {groups
        .filter(({ items }) => items.length > 0)
        .map(({ group, items }) => (
          <ItemCards key={group} title={t(group)} items={items} {...choice} />
        ))}
    </div>
  );
}

/** One titled group of things to tick. */
export function ItemCards({
  title,
  items,
  chosen,
  onChange,
  currency,
  disabled,
}: { title: string; items: readonly PricedItem[] } & Choice) {
  const t = useWords(catalogueWords);
  const label = useId();
  const taken = items.filter(({ id }) => chosen.includes(id)).length;
  const toggle = (id: string) => onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <section aria-labelledby={label} className={classes.group}>
      <h3 id={label} className={classes.title}>
        {title}
        {taken > 0 && <span className={classes.count}>{t('chosen', { count: taken })}</span>}
      </h3>
      <div className={classes.cards}>
        {items.map((item) => (
          <ItemCard
            key={item.id}
            item={item}
            currency={currency}
            checked={chosen.includes(item.id)}
            toggle={() => toggle(item.id)}
            disabled={disabled ?? false}
          />
        ))}
      </div>
    </section>
  );
}

type CardProps = { item: PricedItem; currency: Currency; checked: boolean; toggle: () => void; disabled: boolean };

/** What has no price here can only be taken off again, never added. */
function ItemCard({ item, currency, checked, toggle, disabled }: CardProps) {
  const t = useWords(catalogueWords);
  const locale = useLanguage();
  return (
    <label className={classes.card} data-checked={checked || undefined}>
      <input
        type="checkbox"
        className={classes.box}
        checked={checked}
        onChange={toggle}
        disabled={disabled || (item.price === null && !checked)}
      />
      <span className={classes.name}>{locale === 'vi' ? item.nameVi : item.nameEn}</span>
      <span className={classes.price} data-quiet={item.price === null || item.price === 0 || undefined}>
        {item.price === null ? t('noPrice') : item.price === 0 ? t('free') : <Money amount={item.price} currency={currency} />}
      </span>
    </label>
  );
}

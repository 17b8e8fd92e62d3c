import type { Currency } from '#platform/domain/money.ts';
import { useWords } from '#platform/web/words.ts';
import { catalogueWords } from '../words.ts';
import { ItemCards, type PricedItem } from './accessory-cards.tsx';

type Props = {
  services: readonly PricedItem[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  currency: Currency;
  disabled?: boolean;
};

/** The service packages to tick; a package of 0 says that it is free. */
export function ServiceList({ services, ...choice }: Props) {
  const t = useWords(catalogueWords);
  return <ItemCards title={t('services')} items={services} {...choice} />;
}

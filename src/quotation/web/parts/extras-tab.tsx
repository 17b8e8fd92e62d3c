import { IconCar } from '@tabler/icons-react';
import { AccessoryCards } from '#catalogue/web/parts/accessory-cards.tsx';
import { ServiceList } from '#catalogue/web/parts/service-list.tsx';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { useWords } from '#platform/web/words.ts';
import type { OfferItem } from '../../domain/offer.ts';
import { quotationWords } from '../words.ts';
import type { QuotationForm } from './form.ts';
import type { PricedEntries } from './offer.ts';

const named = ({ id, labelEn, labelVi, price }: OfferItem) => ({ id, nameEn: labelEn, nameVi: labelVi, price });

/** The second tab: accessories as cards in their four groups, and the service packages. */
export function ExtrasTab({ form, price: { offer } }: { form: QuotationForm['form']; price: PricedEntries }) {
  const t = useWords(quotationWords);
  if (!offer)
    return (
      <Panel>
        <EmptyState icon={<IconCar size={22} stroke={1.5} />} title={t('carFirst')} text={t('carFirstText')} />
      </Panel>
    );
  const { accessories, services } = form.values;
  const shown = offer.items.filter(({ id, active }) => active || accessories.includes(id) || services.includes(id));
  return (
    <>
      <Panel title={t('accessories')}>
        <AccessoryCards
          accessories={shown.flatMap((item) => (item.group ? { ...named(item), group: item.group } : []))}
          chosen={accessories}
          onChange={(chosen) => form.setFieldValue('accessories', chosen)}
          currency={offer.currency}
        />
      </Panel>
      <Panel>
        <ServiceList
          services={shown.filter(({ kind }) => kind === 'SERVICE').map(named)}
          chosen={services}
          onChange={(chosen) => form.setFieldValue('services', chosen)}
          currency={offer.currency}
        />
      </Panel>
    </>
  );
}

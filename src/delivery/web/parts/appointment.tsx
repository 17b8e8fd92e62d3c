import { showPhone } from '#customer/domain/customer.ts';
import { InstantText } from '#platform/web/kit/day.tsx';
import { FactList, Panel } from '#platform/web/kit/document-page.tsx';
import { useWords } from '#platform/web/words.ts';
import type { DeliveryView } from '../../api.ts';
import { deliveryWords } from '../words.ts';

/** When, which car, whom to call. */
export function Appointment({ delivery }: { delivery: DeliveryView }) {
  const t = useWords(deliveryWords);
  const { scheduledAt, deliveredAt, timeZone: zone, quantity, model, version, color, customerPhone, ownerName } = delivery;
  return (
    <Panel title={t('appointment')}>
      <FactList
        facts={[
          { label: t('agreedFor'), value: <InstantText at={scheduledAt} zone={zone} /> },
          ...(deliveredAt ? [{ label: t('deliveredAt'), value: <InstantText at={deliveredAt} zone={zone} /> }] : []),
          { label: t('car'), value: `${quantity > 1 ? `${quantity} × ` : ''}${model} ${version} · ${color}` },
          { label: t('phone'), value: <a href={`tel:${customerPhone}`}>{showPhone(customerPhone)}</a> },
          { label: t('salesperson'), value: ownerName },
        ]}
      />
    </Panel>
  );
}

import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { GoLink } from '#platform/web/kit/link.tsx';
import { useWords } from '#platform/web/words.ts';
import type { DeliveryView } from '../../api.ts';
import { deliveryWords } from '../words.ts';
import classes from './delivery.module.css';

/** What keeps the cars in, each with the way to where it is mended; or that nothing does. */
export function Gate({ delivery }: { delivery: DeliveryView }) {
  const t = useWords(deliveryWords);
  const { missing } = delivery;
  return (
    <Panel title={t('gate')}>
      {missing.length === 0 ? (
        <p className={classes.open}>
          <IconCircleCheck size={20} aria-hidden />
          {t('gateOpen')}
        </p>
      ) : (
        <>
          <p className={classes.closed}>{t('gateClosed', { count: missing.length })}</p>
          <ul className={classes.missing}>
            {missing.map((one) => (
              <li key={one.says}>
                <IconCircleX size={18} aria-hidden />
                <GoLink to={mendedAt(delivery, one)}>{one.says}</GoLink>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

function mendedAt({ bookingId, dealId, contractId, cars }: DeliveryView, { fact, car }: DeliveryView['missing'][number]): string {
  const preparationId = cars.find(({ vin }) => vin === car)?.preparationId;
  if (preparationId) return `/sales/preparation/${preparationId}`;
  if (fact === 'CONTRACT' && contractId) return `/sales/contracts/${contractId}`;
  if (fact === 'DOCUMENT') return `/deals/${dealId}/documents`;
  return `/sales/bookings/${bookingId}`;
}

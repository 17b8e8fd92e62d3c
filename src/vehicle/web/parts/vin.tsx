import { InstantText } from '#platform/web/kit/day.tsx';
import { GoLink } from '#platform/web/kit/link.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { useWords } from '#platform/web/words.ts';
import type { HolderView, VehicleRow } from '../../domain/vehicle.ts';
import { vehicleWords } from '../words.ts';
import classes from './vin.module.css';

/** A VIN as people read it out: the last six stand out. */
export const Vin = ({ vin }: { vin: string }) => (
  <span className={classes.vin}>
    <span className={classes.head}>{vin.slice(0, -6)}</span>
    <span className={classes.tail}>{vin.slice(-6)}</span>
  </span>
);

/** The state of a car; a demo car says that it is one. */
export function CarState({ car }: { car: Pick<VehicleRow, 'status' | 'demo'> }) {
  const t = useWords(vehicleWords);
  return (
    <span className={classes.state}>
      <StatusBadge status={car.status} label={t(car.status)} />
      {car.demo && <span className={classes.demo}>{t('demoCar')}</span>}
    </span>
  );
}

/** Who has a car: the booking, its customer where both may be seen, until when. */
export function HolderText({ holder, zone }: { holder: HolderView; zone?: string | undefined }) {
  return (
    <span className={classes.holder}>
      <span className={classes.pair}>
        {holder.bookingId ? (
          <GoLink to={`/sales/bookings/${holder.bookingId}`}>{holder.bookingNumber}</GoLink>
        ) : (
          <span className={classes.number}>{holder.bookingNumber}</span>
        )}
        {holder.customerName && <span title={holder.customerName}>{holder.customerName}</span>}
      </span>
      {holder.until && (
        <span className={`${classes.quiet} ${classes.small}`}>
          <Until at={holder.until} zone={zone} />
        </span>
      )}
    </span>
  );
}

function Until({ at, zone }: { at: string; zone?: string | undefined }) {
  const t = useWords(vehicleWords);
  const [before, after] = t('until', { time: '|' }).split('|');
  return (
    <>
      {before}
      <InstantText at={at} {...(zone ? { zone } : {})} />
      {after}
    </>
  );
}

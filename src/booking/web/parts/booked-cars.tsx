import { Swatch } from '#catalogue/web/parts/color-swatches.tsx';
import { DayText, InstantText } from '#platform/web/kit/day.tsx';
import { GoLink } from '#platform/web/kit/link.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useWords } from '#platform/web/words.ts';
import { Location, VehicleStatus } from '#vehicle/domain/vehicle.ts';
import { statusNames } from '#vehicle/domain/words.ts';
import type { BookedCar, BookingView } from '../../api.ts';
import { bookingWords } from '../words.ts';
import classes from './booked-cars.module.css';

/** What was booked, and the very cars that are held for it, or where it stands in the queue. */
export function BookedCars({ booking }: { booking: BookingView }) {
  const t = useWords(bookingWords);
  const { model, version, color, colorHex, quantity, cars, timeZone } = booking;
  return (
    <>
      <p className={classes.car}>
        <Swatch hex={colorHex} />
        <strong>
          {quantity > 1 && `${quantity} × `}
          {model} {version}
        </strong>
        <span>{color}</span>
      </p>
      {cars.length > 0 && (
        <ul className={classes.held}>
          {cars.map((car) => (
            <CarLine key={car.id} car={car} zone={timeZone} />
          ))}
        </ul>
      )}
      <Waiting booking={booking} />
      {booking.allocation === null && <p className={classes.note}>{t(noteOf(booking))}</p>}
    </>
  );
}

const noteOf = ({ status }: BookingView) => (status === 'DRAFT' ? 'draftText' : status === 'PENDING' ? 'pendingText' : 'goneText');

function CarLine({ car, zone }: { car: BookedCar; zone: string }) {
  const t = useWords(bookingWords);
  const locale = useLanguage();
  const place = Location.safeParse(car.location);
  const known = VehicleStatus.safeParse(car.status);
  return (
    <li className={classes.line}>
      <GoLink to={`/sales/inventory/${car.id}`} className={classes.vin}>
        {car.vin}
      </GoLink>
      <span>{place.success ? t(place.data) : car.location}</span>
      <span>
        {car.arrivedOn && (
          <>
            {t('arrived')} <DayText on={car.arrivedOn} />
          </>
        )}
      </span>
      <span>
        {car.heldUntil ? (
          <>
            {t('heldUntil')} <InstantText at={car.heldUntil} zone={zone} />
          </>
        ) : known.success ? (
          statusNames[locale][known.data]
        ) : (
          car.status
        )}
      </span>
    </li>
  );
}

function Waiting({ booking }: { booking: BookingView }) {
  const t = useWords(bookingWords);
  if (booking.allocation !== 'BACKORDERED' || booking.place === null) return null;
  return (
    <div className={classes.queue}>
      <GoLink to="/sales/bookings/queue" className={classes.place}>
        {t('placeOf', { place: booking.place, length: booking.queueLength })}
      </GoLink>
      <span>{t(booking.lapsedAt ? 'lapsedText' : 'waitsText')}</span>
    </div>
  );
}

import { Swatch } from '#catalogue/web/parts/color-swatches.tsx';
import { DayText } from '#platform/web/kit/day.tsx';
import { FactList, Panel } from '#platform/web/kit/document-page.tsx';
import { GoLink } from '#platform/web/kit/link.tsx';
import { useWords } from '#platform/web/words.ts';
import { Location } from '#vehicle/domain/vehicle.ts';
import type { PreparationView } from '../../api.ts';
import { preparationWords } from '../words.ts';
import classes from './tasks.module.css';

/** Which car it is, where it stands, for whom and for when; and why nothing can be changed, where that is so. */
export function PreparedCar({ preparation }: { preparation: PreparationView }) {
  const t = useWords(preparationWords);
  const { color, colorHex, vin, vehicleId, location, expectedOn, bookingId, bookingNumber, requests, ownerName } = preparation;
  const place = Location.safeParse(location);
  const blocked = preparation.moves.find(({ blockedBy }) => blockedBy)?.blockedBy;
  return (
    <Panel title={t('car')}>
      <FactList
        facts={[
          { label: t('vin'), value: <GoLink to={`/sales/inventory/${vehicleId}`}>{vin}</GoLink> },
          {
            label: t('car'),
            value: (
              <span className={classes.color}>
                <Swatch hex={colorHex} /> {color}
              </span>
            ),
          },
          { label: t('place'), value: place.success ? t(place.data) : location },
          { label: t('promised'), value: expectedOn && <DayText on={expectedOn} /> },
          { label: t('booking'), value: <GoLink to={`/sales/bookings/${bookingId}`}>{bookingNumber}</GoLink> },
          { label: t('salesperson'), value: ownerName },
          ...(requests ? [{ label: t('requests'), value: requests }] : []),
        ]}
      />
      {blocked && <p className={classes.note}>{blocked.says}</p>}
    </Panel>
  );
}

import { Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import { DayText } from '#platform/web/kit/day.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { useRead } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { vehicleApi } from '#vehicle/api.ts';
import type { VehicleRow } from '#vehicle/domain/vehicle.ts';
import { bookingWords } from '../words.ts';
import classes from './stock-choice.module.css';

type Wanted = { branchId: string; versionId: string; colorId: string };
type Props = { wanted: Wanted; value: string | null; onChange: (vehicleId: string | null) => void; quantity: number };

/** The cars in stock that fit. Left alone, the oldest arrival is taken; where there is none, the booking will wait. */
export function StockChoice({ wanted, value, onChange, quantity }: Props) {
  const t = useWords(bookingWords);
  const read = useRead(vehicleApi, 'list', { query: { ...wanted, status: 'AVAILABLE', demo: '0', sort: 'arrivedOn', limit: 20 } });
  return (
    <Loaded read={read}>
      {({ items }) =>
        items.length === 0 ? (
          <p className={classes.none}>{t('willWait')}</p>
        ) : (
          <>
            <Radio.Group mt={16} label={t('inStock', { count: items.length })} value={value ?? ''} onChange={(id) => onChange(id || null)}>
              <div className={classes.cars}>
                <Radio.Card value="" className={classes.car}>
                  <Radio.Indicator size="xs" />
                  <span className={classes.vin}>{t('oldestFirst')}</span>
                </Radio.Card>
                {items.map((car) => (
                  <CarChoice key={car.id} car={car} />
                ))}
              </div>
            </Radio.Group>
            {items.length < quantity && <p className={classes.none}>{t('someWait', { count: quantity - items.length })}</p>}
          </>
        )
      }
    </Loaded>
  );
}

/** One car to choose: its VIN, where it stands and since when. */
export function CarChoice({ car }: { car: VehicleRow }): ReactNode {
  const t = useWords(bookingWords);
  return (
    <Radio.Card value={car.id} className={classes.car}>
      <Radio.Indicator size="xs" />
      <span className={classes.vin}>{car.vin}</span>
      <span className={classes.quiet}>{t(car.location)}</span>
      <span className={classes.quiet}>
        {car.arrivedOn && <DayText on={car.arrivedOn} />}
        {car.ageDays !== null && ` · ${t('days', { count: car.ageDays })}`}
      </span>
    </Radio.Card>
  );
}

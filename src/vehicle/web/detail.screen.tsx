import { Button } from '@mantine/core';
import { IconAlertTriangle, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { ColorName } from '#catalogue/web/parts/color-swatches.tsx';
import type { Api } from '#platform/domain/api.ts';
import { DayText, InstantText } from '#platform/web/kit/day.tsx';
import { DocumentPage, FactList, MoneySummary, Panel } from '#platform/web/kit/document-page.tsx';
import { GoLink } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { Moves } from '#platform/web/kit/moves.tsx';
import { useRead, useWrite } from '#platform/web/reads.ts';
import { useRecordId } from '#platform/web/view.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { vehicleApi } from '../api.ts';
import type { VehicleView } from '../domain/vehicle.ts';
import { EditCar } from './parts/edit-car.tsx';
import { History } from './parts/history.tsx';
import { HoldDialog } from './parts/hold-dialog.tsx';
import { ArriveDialog, TransferDialog } from './parts/move-dialogs.tsx';
import classes from './parts/vin.module.css';
import { CarState } from './parts/vin.tsx';
import { vehicleWords } from './words.ts';

/** One car: what it is, where, who has it, what can be done with it, and everything that happened to it. */
export default function CarScreen() {
  const id = useRecordId();
  return <Loaded read={useRead(vehicleApi, 'find', { params: { id } })}>{(car) => <Car car={car} />}</Loaded>;
}

type Asking = 'arrive' | 'hold' | 'transfer' | 'edit';

/** What is told of the car elsewhere: the bookings and deals that come later in a sale. */
const elsewhere: Api[] = ['/sales/bookings', '/deals'].map((base) => ({ base, operations: {} }));

function Car({ car }: { car: VehicleView }) {
  const t = useWords(vehicleWords);
  const { may } = useViewer();
  const [asking, setAsking] = useState<Asking>();
  const close = () => setAsking(undefined);
  const params = { id: car.id };
  const allocate = useWrite(vehicleApi, 'allocate', { stale: elsewhere });
  const release = useWrite(vehicleApi, 'release', { stale: elsewhere });
  const sell = useWrite(vehicleApi, 'sell', { stale: elsewhere });
  const run = async (move: string, reason: string) => {
    if (move === 'allocate') await allocate.mutateAsync({ params });
    else if (move === 'release') await release.mutateAsync({ params, body: { reason } });
    else if (move === 'sell') await sell.mutateAsync({ params });
    else setAsking(move as Asking);
  };
  return (
    <DocumentPage
      number={car.vin}
      whom={
        <span className={classes.what}>
          <span>
            {car.model} {car.version} {car.year}
          </span>
          <ColorName color={car.color} />
        </span>
      }
      status={<CarState car={car} />}
      back={{ to: '/sales/inventory', label: t('inventory') }}
      more={
        may('vehicle.write', car.branchId) &&
        car.status !== 'SOLD' && (
          <Button variant="default" leftSection={<IconPencil size={16} stroke={1.75} />} onClick={() => setAsking('edit')}>
            {t('edit')}
          </Button>
        )
      }
      {...(car.landedCost !== undefined
        ? {
            money: (
              <MoneySummary
                lines={[]}
                total={{
                  label: t('landedCost'),
                  amount: car.landedCost === null ? t('none') : <Money amount={car.landedCost} currency={car.currency} />,
                }}
              />
            ),
          }
        : {})}
      moves={
        <Moves
          moves={car.moves}
          run={run}
          looks={{
            arrive: { label: t('arrive'), primary: true },
            hold: { label: t('hold'), primary: true },
            allocate: { label: t('allocate'), primary: true, confirm: t('allocateConfirm') },
            sell: { label: t('sell'), primary: true, confirm: t('sellConfirm') },
            transfer: { label: t('transfer') },
            release: { label: t('release'), danger: true, confirm: t('releaseConfirm'), reason: 'needed' },
          }}
        />
      }
      timeline={<History car={car} />}
    >
      <Facts car={car} />
      {asking === 'arrive' && <ArriveDialog car={car} close={close} />}
      {asking === 'hold' && <HoldDialog car={car} close={close} stale={elsewhere} />}
      {asking === 'transfer' && <TransferDialog car={car} close={close} />}
      {asking === 'edit' && <EditCar car={car} close={close} />}
    </DocumentPage>
  );
}

function Facts({ car }: { car: VehicleView }) {
  const t = useWords(vehicleWords);
  const day = (on: string | null) => on && <DayText on={on} />;
  return (
    <>
      <Panel title={t('identity')}>
        {!car.checkDigitHolds && (
          <p className={classes.warning}>
            <IconAlertTriangle size={16} aria-hidden />
            {t('checkDigit')}
          </p>
        )}
        <FactList
          facts={[
            { label: t('vin'), value: <span className={classes.number}>{car.vin}</span> },
            { label: t('frameNumber'), value: car.frameNumber },
            { label: t('engineNumber'), value: car.engineNumber },
            { label: t('car'), value: `${car.model} ${car.version}` },
            { label: t('year'), value: car.year },
            { label: t('manufacturedOn'), value: day(car.manufacturedOn) },
          ]}
        />
      </Panel>
      <Panel title={t('whereItIs')}>
        <FactList
          facts={[
            { label: t('branch'), value: car.branchName },
            { label: t('location'), value: car.status === 'IN_TRANSIT' ? t('IN_TRANSIT') : t(car.location) },
            car.arrivedOn ? { label: t('arrivedOn'), value: day(car.arrivedOn) } : { label: t('expectedOn'), value: day(car.expectedOn) },
            { label: t('age'), value: car.ageDays === null ? null : t('days', { count: car.ageDays }) },
          ]}
        />
      </Panel>
      <Panel title={t('whoHasIt')}>
        {car.holder ? <HolderFacts car={car} /> : <p className={classes.nobody}>{car.demo ? t('nobodyDemo') : t('nobody')}</p>}
      </Panel>
    </>
  );
}

function HolderFacts({ car }: { car: VehicleView }) {
  const t = useWords(vehicleWords);
  const { holder } = car;
  if (!holder) return null;
  const { bookingId, bookingNumber, customerName, until } = holder;
  return (
    <FactList
      facts={[
        { label: t('booking'), value: bookingId ? <GoLink to={`/sales/bookings/${bookingId}`}>{bookingNumber}</GoLink> : bookingNumber },
        { label: t('customer'), value: customerName ?? <span className={classes.quiet}>{t('customerHidden')}</span> },
        ...(until ? [{ label: t('heldUntil'), value: <InstantText at={until} zone={car.timeZone} /> }] : []),
      ]}
    />
  );
}

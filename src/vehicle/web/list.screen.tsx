import { Button } from '@mantine/core';
import { IconCar, IconPlus, IconUpload } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { catalogueApi } from '#catalogue/api.ts';
import { ColorName } from '#catalogue/web/parts/color-swatches.tsx';
import { formatDay } from '#platform/domain/format.ts';
import { DayText } from '#platform/web/kit/day.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { PlainLink } from '#platform/web/kit/link.tsx';
import { ListPage } from '#platform/web/kit/list-page.tsx';
import { listView } from '#platform/web/kit/list-view.ts';
import { Screen } from '#platform/web/kit/screen.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { usePages, useRead } from '#platform/web/reads.ts';
import { useView } from '#platform/web/view.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { vehicleApi } from '../api.ts';
import { Location, type VehicleRow, VehicleStatus } from '../domain/vehicle.ts';
import { AddCar } from './parts/add-car.tsx';
import { today } from './parts/today.ts';
import classes from './parts/vin.module.css';
import { CarState, HolderText, Vin } from './parts/vin.tsx';
import { vehicleWords } from './words.ts';

const InventoryView = listView('status', 'modelId', 'versionId', 'colorId', 'location', 'demo', 'from', 'to');

const icon = <IconCar size={22} stroke={1.5} />;
const none = (title: string, text: string) => <EmptyState icon={icon} title={title} text={text} />;

/** Every car by its VIN: where it is, since when, who has it (R3 SCR-SAL-007). */
export default function InventoryScreen() {
  const t = useWords(vehicleWords);
  const { branchId, branches, may } = useViewer();
  const [view, change] = useView(InventoryView);
  const [adding, setAdding] = useState(false);
  const { status, modelId, versionId, colorId, location, demo, from, to, q, sort } = view;
  const pages = usePages(vehicleApi, 'list', { q, sort, status, modelId, versionId, colorId, location, demo, from, to, branchId });
  const writes = may('vehicle.write');
  const add = writes && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t('addCar')}
    </Button>
  );
  const bring = writes && (
    <Button variant="default" component={PlainLink} to="/sales/inventory/import" leftSection={<IconUpload size={16} />}>
      {t('import')}
    </Button>
  );
  const arrival = (row: VehicleRow) =>
    row.arrivedOn ? (
      <DayText on={row.arrivedOn} />
    ) : (
      <span className={`${classes.quiet} ${classes.line}`}>
        {row.expectedOn ? t('expected', { day: formatDay(row.expectedOn) }) : t('none')}
      </span>
    );
  const columns = useColumns(arrival, branches.length > 1 && !branchId);
  return (
    <Screen title={t('inventory')} action={add} more={bring}>
      <ListPage
        pages={pages}
        view={view}
        change={change}
        search={t('searchHint')}
        open={(row) => `/sales/inventory/${row.id}`}
        tabs={[
          { label: t('all'), view: {} },
          { label: t('AVAILABLE'), view: { status: 'AVAILABLE', demo: '0' }, empty: none(t('noAvailable'), t('noAvailableText')) },
          { label: t('IN_TRANSIT'), view: { status: 'IN_TRANSIT' }, empty: none(t('noTransit'), t('noTransitText')) },
          { label: t('taken'), view: { status: 'HELD,ALLOCATED' }, empty: none(t('noTaken'), t('noTakenText')) },
          { label: t('SOLD'), view: { status: 'SOLD' }, empty: none(t('noSold'), t('noSoldText')) },
          { label: t('demo'), view: { demo: '1' }, empty: none(t('noDemo'), t('noDemoText')) },
        ]}
        filters={useFilters(modelId)}
        columns={columns}
        card={(row) => ({
          title: `${row.model} ${row.version}`,
          aside: <Vin vin={row.vin} />,
          text: <ColorName color={row.color} />,
          foot: footOf(t, row),
          status: <CarState car={row} />,
        })}
        totals={(rows) => {
          const ages = rows.flatMap(({ ageDays, status: state }) => (ageDays !== null && state !== 'SOLD' ? [ageDays] : []));
          const average = ages.length > 0 ? Math.round(ages.reduce((all, one) => all + one, 0) / ages.length) : undefined;
          return average === undefined ? [] : [{ label: t('averageAge'), value: t('days', { count: average }) }];
        }}
        empty={<EmptyState icon={icon} title={t('empty')} text={t('emptyText')} action={add} />}
      />
      {adding && <AddCar close={() => setAdding(false)} />}
    </Screen>
  );
}

/** Where a car is and since when, or when it will come; and which booking has it. */
function footOf(t: ReturnType<typeof useWords<typeof vehicleWords>>, row: VehicleRow): string {
  const place =
    row.status === 'IN_TRANSIT'
      ? [row.expectedOn && t('expected', { day: formatDay(row.expectedOn) })]
      : [t(row.location), row.ageDays !== null && row.status !== 'SOLD' && t('days', { count: row.ageDays })];
  return [...place, row.holder?.bookingNumber].filter(Boolean).join(' · ');
}

function useColumns(arrival: (row: VehicleRow) => ReactNode, everywhere: boolean) {
  const t = useWords(vehicleWords);
  const { branch, branchOf } = useViewer();
  const thisYear = Number(today(branch.timeZone).slice(0, 4));
  return [
    { key: 'vin', title: t('vin'), cell: (row: VehicleRow) => <Vin vin={row.vin} />, width: 176 },
    {
      key: 'car',
      title: t('car'),
      cell: (row: VehicleRow) => (
        <span className={classes.line}>
          {row.model} {row.version} {row.year !== thisYear && <span className={classes.quiet}>{row.year}</span>}
        </span>
      ),
    },
    {
      key: 'color',
      title: t('color'),
      cell: (row: VehicleRow) => (
        <span className={classes.line}>
          <ColorName color={row.color} />
        </span>
      ),
      optional: true,
    },
    { key: 'status', title: t('status'), cell: (row: VehicleRow) => <CarState car={row} /> },
    {
      key: 'location',
      title: t('location'),
      cell: (row: VehicleRow) => (
        <span className={classes.holder}>
          <span>{row.status === 'IN_TRANSIT' ? t('none') : t(row.location)}</span>
          {everywhere && <span className={`${classes.quiet} ${classes.small}`}>{branchOf(row.branchId)?.name ?? row.branchName}</span>}
        </span>
      ),
      optional: true,
    },
    { key: 'arrival', title: t('arrival'), cell: arrival, sort: 'arrivedOn', width: 136 },
    {
      key: 'age',
      title: t('age'),
      align: 'right' as const,
      cell: (row: VehicleRow) =>
        row.ageDays === null || row.status === 'SOLD' ? '' : <span className={classes.number}>{t('days', { count: row.ageDays })}</span>,
      optional: true,
      width: 88,
    },
    {
      key: 'holder',
      title: t('holder'),
      cell: (row: VehicleRow) => row.holder && <HolderText holder={row.holder} zone={branchOf(row.branchId)?.timeZone} />,
      optional: true,
    },
  ];
}

/** What the list can be narrowed by; versions are those of the model chosen. */
function useFilters(modelId: string | undefined) {
  const t = useWords(vehicleWords);
  const locale = useLanguage();
  const { data } = useRead(catalogueApi, 'tree');
  const models = data?.models ?? [];
  const chosen = modelId?.split(',') ?? [];
  const versions = models
    .filter(({ id }) => chosen.length === 0 || chosen.includes(id))
    .flatMap((model) => model.versions.map(({ id, name }) => ({ value: id, label: `${model.name} ${name}` })));
  return [
    { name: 'status' as const, label: t('status'), options: VehicleStatus.options.map((value) => ({ value, label: t(value) })) },
    { name: 'modelId' as const, label: t('model'), options: models.map(({ id, name }) => ({ value: id, label: name })) },
    { name: 'versionId' as const, label: t('version'), options: versions },
    {
      name: 'colorId' as const,
      label: t('color'),
      options: (data?.colors ?? []).map(({ id, nameEn, nameVi }) => ({ value: id, label: locale === 'vi' ? nameVi : nameEn })),
    },
    { name: 'location' as const, label: t('location'), options: Location.options.map((value) => ({ value, label: t(value) })) },
    {
      name: 'demo' as const,
      label: t('kind'),
      single: true,
      options: [
        { value: '0', label: t('forSale') },
        { value: '1', label: t('demoCar') },
      ],
    },
    { name: 'from' as const, label: t('from') },
    { name: 'to' as const, label: t('to') },
  ];
}

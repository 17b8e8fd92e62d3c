import type { z } from 'zod';
import { formatDay, formatInstant, formatMoney } from '#platform/domain/format.ts';
import { Timeline } from '#platform/web/kit/timeline.tsx';
import { useWords } from '#platform/web/words.ts';
import { Location, type VehicleEvent, type VehicleView } from '../../domain/vehicle.ts';
import { vehicleWords } from '../words.ts';

type Event = z.output<typeof VehicleEvent>;
type T = ReturnType<typeof useWords<typeof vehicleWords>>;

/** What happened to a car: arrivals, holds and moves, with what changed from what to what. */
export function History({ car }: { car: VehicleView }) {
  const t = useWords(vehicleWords);
  const events = car.history.filter((event) => !(event.move === 'arrive' && event.changes.status === undefined));
  return (
    <Timeline
      zone={car.timeZone}
      events={events.map((event) => ({
        id: event.id,
        at: event.at,
        who: event.actorName,
        what: whatOf(t, event),
        detail: detailOf(t, event, car),
      }))}
    />
  );
}

/** `add` is “Entered the books”; a release by time alone has its own words. */
function whatOf(t: T, { move, bookingNumber, changes }: Event): string {
  const booking = bookingNumber ?? t('aBooking');
  switch (move) {
    case 'hold':
    case 'allocate':
    case 'unallocate':
    case 'sell':
      return t(`did_${move}`, { booking });
    case 'release':
      return t(changes.lapsed ? 'did_lapse' : 'did_release', { booking });
    case 'add':
    case 'amend':
    case 'cost':
    case 'arrive':
    case 'transfer':
    case 'remove':
      return t(`did_${move}`);
    default:
      return move;
  }
}

const labels = {
  branch: 'branch',
  location: 'location',
  vin: 'vin',
  version: 'version',
  color: 'color',
  frameNumber: 'frameNumber',
  engineNumber: 'engineNumber',
  demo: 'demoCar',
  manufacturedOn: 'manufacturedOn',
  expectedOn: 'expectedOn',
  arrivedOn: 'arrivedOn',
  landedCost: 'landedCost',
} as const;

function detailOf(t: T, { move, changes }: Event, car: VehicleView): string | undefined {
  const said = (field: keyof typeof labels, value: unknown) => written(t, field, value, car);
  const lines: string[] = [];
  if (typeof changes.reason === 'string' && changes.reason) lines.push(changes.reason);
  if (typeof changes.note === 'string') lines.push(changes.note);
  if (typeof changes.heldUntil === 'string') lines.push(t('until', { time: formatInstant(changes.heldUntil, car.timeZone) }));
  if (typeof changes.imported === 'string') lines.push(t('fromFile', { file: changes.imported }));
  if (move === 'add' && typeof changes.version === 'string') lines.push(`${changes.version} · ${changes.color}`);
  if (move === 'arrive' && typeof changes.arrivedOn === 'string')
    lines.push(`${formatDay(changes.arrivedOn)} · ${said('location', changes.location)}`);
  for (const field of Object.keys(labels) as (keyof typeof labels)[]) {
    const change = changes[field];
    if (!Array.isArray(change)) continue;
    const changed = change[0] === null ? said(field, change[1]) : `${said(field, change[0])} → ${said(field, change[1])}`;
    lines.push(move === 'cost' ? changed : `${t(labels[field])}: ${changed}`);
  }
  return lines.length > 0 ? lines.join(' · ') : undefined;
}

function written(t: T, field: keyof typeof labels, value: unknown, { currency }: VehicleView): string {
  if (value === null || value === undefined || value === '') return t('none');
  if (field === 'location') return Location.safeParse(value).success ? t(value as Location) : String(value);
  if (field === 'demo') return t(value ? 'yes' : 'no');
  if (field === 'landedCost') return formatMoney(Number(value), currency);
  return field.endsWith('On') ? formatDay(String(value)) : String(value);
}

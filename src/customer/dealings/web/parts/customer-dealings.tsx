import type { ReactNode } from 'react';
import { formatDay } from '#platform/domain/format.ts';
import { DayText } from '#platform/web/kit/day.tsx';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { GoLink } from '#platform/web/kit/link.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { useWords } from '#platform/web/words.ts';
import type { CustomerPage } from '../../../api.ts';
import { dealingWords, wordOf } from '../words.ts';
import classes from './customer-dealings.module.css';

type Line = { id: string; to: string; name: ReactNode; about: ReactNode; status: ReactNode; at: string; money?: ReactNode };

/** Deals, quotations and bookings of a customer, as far as the reader may see them. */
export function CustomerDealings({ customer }: { customer: CustomerPage }) {
  const t = useWords(dealingWords);
  const badge = (group: string, status: string) => <StatusBadge status={status} label={wordOf(t, group, status)} />;
  const { deals, quotations, bookings } = customer;
  const zone = customer.branch.timeZone;
  const groups: { title: string; lines: Line[] }[] = [
    {
      title: t('deals'),
      lines: deals.map((deal) => ({
        id: deal.id,
        to: `/deals/${deal.id}`,
        name: deal.title,
        about: t('by', { name: deal.ownerName }),
        status: badge('DEAL', deal.status),
        at: deal.createdAt,
      })),
    },
    {
      title: t('quotations'),
      lines: quotations.map((offer) => ({
        id: offer.id,
        to: `/sales/quotations/${offer.id}`,
        name: offer.number,
        about: [
          offer.car,
          offer.revision > 1 && t('revision', { revision: offer.revision }),
          offer.status === 'SENT' && t('until', { day: formatDay(offer.expiryDate) }),
        ]
          .filter(Boolean)
          .join(' · '),
        status: badge('QUOTATION', offer.status),
        at: offer.createdAt,
        money: <Money amount={offer.totalPrice} currency={offer.currency} />,
      })),
    },
    {
      title: t('bookings'),
      lines: bookings.map((booking) => ({
        id: booking.id,
        to: `/sales/bookings/${booking.id}`,
        name: booking.number,
        about: booking.car,
        status: badge('BOOKING', booking.status === 'APPROVED' ? (booking.allocation ?? booking.status) : booking.status),
        at: booking.createdAt,
        money: <Money amount={booking.totalPrice} currency={booking.currency} />,
      })),
    },
  ];
  const filled = groups.filter(({ lines }) => lines.length > 0);
  if (filled.length === 0)
    return (
      <Panel title={t('dealings')}>
        <p className={classes.none}>{t('noDealings')}</p>
      </Panel>
    );
  return filled.map(({ title, lines }) => <Lines key={title} title={title} zone={zone} lines={lines} />);
}

const Lines = ({ title, zone, lines }: { title: string; zone: string; lines: Line[] }) => (
  <Panel title={title} flush>
    <ul className={classes.lines}>
      {lines.map(({ id, to, name, about, status, at, money }) => (
        <li key={id}>
          <GoLink to={to} className={classes.line}>
            <strong className={classes.name}>{name}</strong>
            <span className={classes.about}>{about}</span>
            <span className={classes.status}>{status}</span>
            <span className={classes.day}>
              <DayText on={Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString()} />
            </span>
            <span className={classes.money}>{money}</span>
          </GoLink>
        </li>
      ))}
    </ul>
  </Panel>
);

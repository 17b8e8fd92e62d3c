import { IconAlertTriangle, IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatDay, formatMoney } from '#platform/domain/format.ts';
import { GoLink } from '#platform/web/kit/link.tsx';
import { useWords } from '#platform/web/words.ts';
import type { QuotationView } from '../../api.ts';
import { quotationWords } from '../words.ts';
import classes from './notices.module.css';

/** What one should know before reading on: why it was refused, what followed it, that its total will not last. */
export function Notices({ quotation }: { quotation: QuotationView }) {
  const t = useWords(quotationWords);
  const { id, status, approval, revisions, booking, later, currency } = quotation;
  const [latest] = revisions;
  const refused = status === 'REJECTED' ? approval.find(({ decision }) => decision === 'REJECTED') : undefined;
  const name = refused?.decidedBy ?? '';
  return (
    <>
      {latest && latest.id !== id && (
        <Notice>
          {t('latestRevision')}
          <On to={`/sales/quotations/${latest.id}`}>{t('openLatest', { revision: latest.revision })}</On>
        </Notice>
      )}
      {booking && (
        <Notice>
          {t(status === 'CONTRACT' ? 'CONTRACT' : 'CONVERTED')}
          <On to={`/sales/bookings/${booking.id}`}>{t('toBooking', { number: booking.bookingNumber })}</On>
        </Notice>
      )}
      {refused && (
        <Notice warns>{refused.reason ? t('rejectedNote', { name, reason: refused.reason }) : t('rejectedPlain', { name })}</Notice>
      )}
      {later && ['DRAFT', 'PENDING', 'APPROVED', 'SENT', 'ACCEPTED'].includes(status) && (
        <Notice warns>
          <strong>{t('laterTotal', { day: formatDay(later.on), total: formatMoney(later.totalPrice, currency) })}</strong> {t('laterHint')}
        </Notice>
      )}
    </>
  );
}

const Notice = ({ warns, children }: { warns?: boolean; children: ReactNode }) => (
  <div className={classes.notice} data-warns={warns || undefined}>
    {warns && <IconAlertTriangle size={16} stroke={2} aria-hidden />}
    <div className={classes.text}>{children}</div>
  </div>
);

const On = ({ to, children }: { to: string; children: ReactNode }) => (
  <GoLink to={to} className={classes.on}>
    {children}
    <IconArrowRight size={14} aria-hidden />
  </GoLink>
);

import { showPhone } from '#customer/domain/customer.ts';
import { DayText } from '#platform/web/kit/day.tsx';
import { FactList, Panel } from '#platform/web/kit/document-page.tsx';
import { GoLink } from '#platform/web/kit/link.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useWords } from '#platform/web/words.ts';
import { areaOf } from '#pricebook/domain/areas.ts';
import type { BookingView } from '../../api.ts';
import { bookingWords } from '../words.ts';

/** Who booked what kind of sale from which quotation, for when, and what they asked for besides. */
export function BookingFacts({ booking }: { booking: BookingView }) {
  const t = useWords(bookingWords);
  const locale = useLanguage();
  const { quotation, plan, currency, requests, cancelReason, expectedOn } = booking;
  const area = areaOf(currency === 'INR' ? 'IN' : 'VN', booking.registrationArea);
  const money = (amount: number) => <Money amount={amount} currency={currency} />;
  return (
    <>
      <Panel title={t('facts')}>
        <FactList
          facts={[
            { label: t('customer'), value: <GoLink to={`/customers/${booking.customerId}`}>{booking.customerName}</GoLink> },
            { label: t('phone'), value: <a href={`tel:${booking.customerPhone}`}>{showPhone(booking.customerPhone)}</a> },
            { label: t('type'), value: t(booking.type) },
            {
              label: t('quotation'),
              value: quotation ? <GoLink to={`/sales/quotations/${quotation.id}`}>{quotation.quoteNumber}</GoLink> : t('direct'),
            },
            { label: t('booked'), value: <DayText on={booking.bookedOn} /> },
            { label: t('expected'), value: expectedOn && <DayText on={expectedOn} /> },
            { label: t('owner'), value: booking.ownerName },
            { label: t('area'), value: area?.[locale] ?? booking.registrationArea },
            ...(requests ? [{ label: t('requests'), value: requests }] : []),
            ...(cancelReason ? [{ label: t('reason'), value: cancelReason }] : []),
          ]}
        />
      </Panel>
      {plan && (
        <Panel title={`${t('plan')} · ${plan.name}`}>
          <FactList
            facts={[
              { label: t('advance'), value: money(plan.advance) },
              { label: t('months', { count: plan.months }), value: money(plan.monthly) },
              ...(plan.lastInstallment === plan.monthly ? [] : [{ label: t('lastInstallment'), value: money(plan.lastInstallment) }]),
              { label: t('totalPayable'), value: money(plan.totalPayable) },
            ]}
          />
        </Panel>
      )}
    </>
  );
}

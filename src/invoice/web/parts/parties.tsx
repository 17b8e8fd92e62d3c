import { showPhone } from '#customer/domain/customer.ts';
import { Method } from '#payment/domain/payment.ts';
import { DayText } from '#platform/web/kit/day.tsx';
import { FactList, Panel } from '#platform/web/kit/document-page.tsx';
import { GoLink } from '#platform/web/kit/link.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { useWords } from '#platform/web/words.ts';
import type { InvoiceView } from '../../api.ts';
import type { Party } from '../../domain/invoice.ts';
import { invoiceWords } from '../words.ts';
import classes from './invoice.module.css';

type Props = { invoice: InvoiceView };

/** Who sold which cars to whom, by every number that they bear. */
export function Parties({ invoice }: Props) {
  const t = useWords(invoiceWords);
  const { seller, buyer, cars, model, version, color, bookingId, bookingNumber, issuedOn } = invoice;
  const factsOf = ({ name, address, phone, taxNumber }: Party) => [
    { label: t('name'), value: name },
    ...(address ? [{ label: t('address'), value: address }] : []),
    ...(phone ? [{ label: t('phone'), value: showPhone(phone) }] : []),
    ...(taxNumber ? [{ label: t('taxNumber'), value: taxNumber }] : []),
  ];
  return (
    <>
      <Panel title={t('buyer')}>
        <FactList
          facts={[
            ...factsOf(buyer),
            { label: t('issuedOn'), value: <DayText on={issuedOn} /> },
            { label: t('booking'), value: <GoLink to={`/sales/bookings/${bookingId}`}>{bookingNumber}</GoLink> },
          ]}
        />
      </Panel>
      <Panel title={t('seller')}>
        <FactList facts={factsOf(seller)} />
      </Panel>
      {cars.map(({ vin, frameNumber, engineNumber }) => (
        <Panel key={vin} title={`${model} ${version} · ${color}`}>
          <FactList
            facts={[
              { label: t('vin'), value: vin },
              { label: t('frame'), value: frameNumber },
              { label: t('engine'), value: engineNumber },
            ]}
          />
        </Panel>
      ))}
    </>
  );
}

/** The money that had come when the invoice was issued. */
export function PaidAmounts({ invoice: { payments, committed, lender, currency } }: Props) {
  const t = useWords(invoiceWords);
  const methodOf = (method: string) => {
    const known = Method.safeParse(method).data;
    return known ? t(known) : method;
  };
  return (
    <>
      {payments.length === 0 && <span className={classes.quiet}>{t('noPayments')}</span>}
      <ul className={classes.payments}>
        {payments.map(({ receivedOn, receiptNumber, method, amount }, at) => (
          <li key={receiptNumber ?? `${receivedOn} ${at}`}>
            <span>{receiptNumber ?? t('refund')}</span>
            <span className={classes.quiet}>
              <DayText on={receivedOn} /> · {methodOf(method)}
            </span>
            <Money amount={amount} currency={currency} />
          </li>
        ))}
        {committed > 0 && (
          <li>
            <span>{t('committed', { lender })}</span>
            <span />
            <Money amount={committed} currency={currency} />
          </li>
        )}
      </ul>
    </>
  );
}

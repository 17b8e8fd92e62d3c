import { Button } from '@mantine/core';
import { dayOf } from '#branch/domain/branch.ts';
import { Swatch } from '#catalogue/web/parts/color-swatches.tsx';
import { dealApi } from '#deal/api.ts';
import { useApiForm } from '#platform/web/kit/api-form.ts';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { FormBody } from '#platform/web/kit/form-body.tsx';
import { GoLink, PlainLink } from '#platform/web/kit/link.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { showDone } from '#platform/web/notices.ts';
import { useWrite } from '#platform/web/reads.ts';
import { useGo } from '#platform/web/view.ts';
import { useWords } from '#platform/web/words.ts';
import { type QuotationView, quotationApi } from '#quotation/api.ts';
import { Breakdown } from '#quotation/web/parts/breakdown.tsx';
import { vehicleApi } from '#vehicle/api.ts';
import { bookingApi, conversionApi } from '../../api.ts';
import { bookingWords } from '../words.ts';
import carClasses from './booked-cars.module.css';
import classes from './new-booking.module.css';
import { StockChoice } from './stock-choice.tsx';
import { noTerms, TermsFields, termsSent } from './terms-fields.tsx';

const around = { quiet: true, stale: [bookingApi, quotationApi, vehicleApi, dealApi] };

/** Takes a quotation over as it is: the price stays to the unit; the car, the day and the deposit are agreed here. */
export function ConversionForm({ quotation }: { quotation: QuotationView }) {
  const t = useWords(bookingWords);
  const go = useGo();
  const convert = useWrite(conversionApi, 'convert', around);
  const { id, quoteNumber, branchId, versionId, colorId, quantity, totalPrice, currency, booking, moves } = quotation;
  const start: typeof noTerms & { vehicleId: string | null } = { ...noTerms, vehicleId: null };
  const form = useApiForm({
    schema: conversionApi.operations.convert.body,
    start,
    body: ({ vehicleId, ...terms }) => ({ ...termsSent(terms), ...(vehicleId ? { vehicleId } : {}) }),
    send: async (body) => {
      const made = await convert.mutateAsync({ params: { id }, body });
      showDone(t('bookedDone', { number: made.bookingNumber }));
      go(`/sales/bookings/${made.id}`);
    },
  });
  const blocked = moves.find(({ move }) => move === 'convert')?.blockedBy;
  const may = moves.some(({ move }) => move === 'convert') && !blocked;
  return (
    <Screen
      title={t('fromQuotationTitle', { number: quoteNumber })}
      back={{ to: `/sales/quotations/${id}`, label: quoteNumber }}
      subtitle={<GoLink to={`/customers/${quotation.customerId}`}>{quotation.customerName}</GoLink>}
      action={
        booking ? (
          <Button component={PlainLink} to={`/sales/bookings/${booking.id}`}>
            {booking.bookingNumber}
          </Button>
        ) : (
          <Button loading={form.sending} disabled={!may} onClick={() => form.submit()}>
            {t('book')}
          </Button>
        )
      }
    >
      {!may && (
        <p className={classes.note} data-warning>
          {booking ? t('bookedAlready', { number: booking.bookingNumber }) : (blocked?.says ?? t('notToBook'))}
        </p>
      )}
      <FormBody form={form}>
        <div className={classes.beside}>
          <div className={classes.content}>
            <Panel title={t('car')}>
              <p className={carClasses.car}>
                <Swatch hex={quotation.colorHex} />
                <strong>
                  {quantity > 1 && `${quantity} × `}
                  {quotation.model} {quotation.version}
                </strong>
                <span>{quotation.color}</span>
              </p>
              {may && (
                <StockChoice
                  wanted={{ branchId, versionId, colorId }}
                  quantity={quantity}
                  value={form.values.vehicleId}
                  onChange={(vehicleId) => form.setFieldValue('vehicleId', vehicleId)}
                />
              )}
            </Panel>
            <TermsFields
              terms={form.values}
              change={(part) => form.setValues(part)}
              errors={form.errors}
              currency={currency}
              today={dayOf(Temporal.Now.instant(), quotation.timeZone)}
            />
          </div>
          <aside className={classes.side}>
            <Panel title={t('lines')}>
              <Breakdown price={{ lines: quotation.lines, totalPrice, later: quotation.later, plan: quotation.plan }} currency={currency} />
            </Panel>
          </aside>
        </div>
      </FormBody>
    </Screen>
  );
}

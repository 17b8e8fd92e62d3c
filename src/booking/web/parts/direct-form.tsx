import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { dayOf } from '#branch/domain/branch.ts';
import { dealApi } from '#deal/api.ts';
import { useApiForm } from '#platform/web/kit/api-form.ts';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { FormBody } from '#platform/web/kit/form-body.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { showDone } from '#platform/web/notices.ts';
import { useWrite } from '#platform/web/reads.ts';
import { useGo } from '#platform/web/view.ts';
import type { ViewerBranch } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { CarPanel } from '#quotation/web/parts/car-panel.tsx';
import { CustomerPanel } from '#quotation/web/parts/customer-panel.tsx';
import { draftOf, noEntries } from '#quotation/web/parts/entries.ts';
import { ExtrasTab } from '#quotation/web/parts/extras-tab.tsx';
import { useFieldNames } from '#quotation/web/parts/field-names.tsx';
import { usePricedEntries } from '#quotation/web/parts/offer.ts';
import { PriceBody, PricePanel } from '#quotation/web/parts/price-panel.tsx';
import { TermsPanel } from '#quotation/web/parts/terms-panel.tsx';
import { vehicleApi } from '#vehicle/api.ts';
import { bookingApi } from '../../api.ts';
import { bookingWords } from '../words.ts';
import classes from './new-booking.module.css';
import { noTerms, TermsFields, termsSent } from './terms-fields.tsx';

type Props = { branch: ViewerBranch; customerId: string | undefined; versionId: string | undefined };

const around = { quiet: true, stale: [dealApi, vehicleApi] };

/** A booking without a quotation: chosen and priced as a quotation is, then booked or kept as a draft. */
export function DirectForm({ branch, customerId, versionId }: Props) {
  const t = useWords(bookingWords);
  const go = useGo();
  const create = useWrite(bookingApi, 'create', around);
  const submit = useWrite(bookingApi, 'submit', { stale: around.stale });
  const [terms, setTerms] = useState(noTerms);
  const booking = useRef(true);
  const form = useApiForm({
    schema: bookingApi.operations.create.body,
    start: noEntries(branch.area, { customerId: customerId ?? null, versionId: versionId ?? null }),
    draft: `booking/new/${customerId ?? branch.id}`,
    body: (entries) => {
      const { notes: _notes, source: _source, ...chosen } = draftOf(entries, { branchId: branch.id });
      return { ...chosen, ...termsSent(terms) };
    },
    send: async (body) => {
      const { id, bookingNumber } = await create.mutateAsync({ body });
      if (booking.current) await submit.mutateAsync({ params: { id }, body: {} }).catch(() => undefined);
      showDone(t('bookedDone', { number: bookingNumber }));
      go(`/sales/bookings/${id}`);
    },
  });
  const price = usePricedEntries(form.values, branch.id);
  const names = useFieldNames(price, branch);
  const save = (book: boolean) => {
    booking.current = book;
    form.submit();
  };
  return (
    <Screen
      title={t('newBooking')}
      back={{ to: '/sales/bookings', label: t('bookings') }}
      action={
        <div className={classes.buttons}>
          <Button variant="default" disabled={form.sending} onClick={() => save(false)}>
            {t('saveDraft')}
          </Button>
          <Button loading={form.sending} onClick={() => save(true)}>
            {t('book')}
          </Button>
        </div>
      }
    >
      <FormBody form={form} {...names}>
        <div className={classes.beside}>
          <div className={classes.content}>
            <CustomerPanel form={form} branchId={branch.id} written={false} />
            <CarPanel form={form} branch={branch} />
            <TermsPanel form={form} price={price} branch={branch} />
            {price.offer && <ExtrasTab form={form} price={price} />}
            <TermsFields
              terms={terms}
              change={(part) => setTerms((before) => ({ ...before, ...part }))}
              errors={form.errors}
              currency={branch.currency}
              today={dayOf(Temporal.Now.instant(), branch.timeZone)}
            />
            <div className={classes.narrow}>
              <Panel title={t('lines')}>
                <PriceBody price={price} entries={form.values} />
              </Panel>
            </div>
          </div>
          <PricePanel price={price} entries={form.values} foot={null} />
        </div>
      </FormBody>
    </Screen>
  );
}

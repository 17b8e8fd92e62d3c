import { Button } from '@mantine/core';
import { bookingApi } from '#booking/api.ts';
import { dayOf } from '#branch/domain/branch.ts';
import { dealApi } from '#deal/api.ts';
import type { Currency } from '#platform/domain/money.ts';
import { useApiForm } from '#platform/web/kit/api-form.ts';
import { FactList, Panel } from '#platform/web/kit/document-page.tsx';
import { FormBody } from '#platform/web/kit/form-body.tsx';
import { GoLink, PlainLink } from '#platform/web/kit/link.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { showDone } from '#platform/web/notices.ts';
import { useWrite } from '#platform/web/reads.ts';
import { useGo } from '#platform/web/view.ts';
import { useWords } from '#platform/web/words.ts';
import { quotationApi } from '#quotation/api.ts';
import { vehicleApi } from '#vehicle/api.ts';
import { type ContractRow, contractApi, contractConversionApi } from '../../api.ts';
import { contractWords } from '../words.ts';
import classes from './contract.module.css';
import { TermsFields, type TermsTyped, termsSent } from './terms-fields.tsx';

/** The booking or quotation that the contract is drawn up from. */
type Document = {
  number: string;
  path: string;
  customerId: string;
  customerName: string;
  model: string;
  version: string;
  color: string;
  currency: Currency;
  timeZone: string;
  totalPrice: number;
  expectedOn: string | null;
  wishes: string;
};

type Props = { of: { bookingId: string } | { quotationId: string }; document: Document; live?: ContractRow | undefined };

const around = { quiet: true, stale: [contractApi, bookingApi, quotationApi, dealApi, vehicleApi] };

/** What is agreed on; a quotation becomes its booking with the contract, or neither. */
export function DrawForm({ of, document, live }: Props) {
  const t = useWords(contractWords);
  const go = useGo();
  const create = useWrite(contractApi, 'create', around);
  const convert = useWrite(contractConversionApi, 'contract', around);
  const { number, path, currency, totalPrice, expectedOn } = document;
  const today = dayOf(Temporal.Now.instant(), document.timeZone);
  const booked = 'bookingId' in of;
  const start: TermsTyped = {
    locale: currency === 'INR' ? 'en' : 'vi',
    terms: 'FULL',
    lender: '',
    lenderAmount: null,
    lenderApproved: false,
    tradeIn: '',
    tradeInValue: null,
    deliveryOn: expectedOn && expectedOn >= today ? expectedOn : null,
    conditions: document.wishes,
  };
  const form = useApiForm({
    schema: contractConversionApi.operations.contract.body,
    start,
    draft: `contract/new/${number}`,
    body: termsSent,
    send: async ({ expectedOn: _, requests: __, vehicleId: ___, depositDue: ____, ...terms }) => {
      const made = await (booked
        ? create.mutateAsync({ body: { ...terms, bookingId: of.bookingId } })
        : convert.mutateAsync({ params: { id: of.quotationId }, body: terms }));
      showDone(t('drawnUp', { number: made.contractNumber }));
      go(`/sales/contracts/${made.id}`);
    },
  });
  return (
    <Screen
      title={t('newContract')}
      back={{ to: path, label: number }}
      subtitle={<GoLink to={`/customers/${document.customerId}`}>{document.customerName}</GoLink>}
      action={
        live ? (
          <Button component={PlainLink} to={`/sales/contracts/${live.id}`}>
            {live.contractNumber}
          </Button>
        ) : (
          <Button loading={form.sending} onClick={() => form.submit()}>
            {t(booked ? 'drawUp' : 'bookAndDrawUp')}
          </Button>
        )
      }
    >
      {live && <p className={classes.note}>{t('exists', { number: live.contractNumber })}</p>}
      <FormBody form={form}>
        <div className={classes.panels}>
          <Panel title={t(booked ? 'booking' : 'quotation')}>
            <FactList
              facts={[
                { label: t('number'), value: <GoLink to={path}>{number}</GoLink> },
                { label: t('car'), value: `${document.model} ${document.version} · ${document.color}` },
                { label: t('total'), value: <Money amount={totalPrice} currency={currency} strong /> },
              ]}
            />
          </Panel>
          <Panel title={t('terms')}>
            <TermsFields form={form} currency={currency} today={today} />
          </Panel>
        </div>
      </FormBody>
    </Screen>
  );
}

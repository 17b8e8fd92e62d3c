import { TextInput } from '@mantine/core';
import { formatMoney } from '#platform/domain/format.ts';
import { useApiForm } from '#platform/web/kit/api-form.ts';
import { DayInput } from '#platform/web/kit/day-input.tsx';
import { FormDialog } from '#platform/web/kit/form-dialog.tsx';
import { useRecordForm } from '#platform/web/kit/record-form.ts';
import { showDone } from '#platform/web/notices.ts';
import { useWrite } from '#platform/web/reads.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { type PriceRow, planApi, priceApi } from '../../api.ts';
import { proposedPrice } from '../../domain/pricebook.ts';
import { pricebookWords } from '../words.ts';
import { isComing, useToday } from './period.tsx';
import { PriceFields, type PriceFigures } from './price-fields.tsx';
import classes from './pricebook.module.css';
import { RemoveButton } from './remove-button.tsx';
import { VersionSelect } from './version-select.tsx';

type Fields = PriceFigures & { versionId: string | null; priceListCode: string; effectiveOn: string | null; lastOn: string | null };

const figuresOf = ({ salesmanPrice, retailPrice, fixedPrice, defaultPriceType, changePrice }: PriceRow): PriceFigures => ({
  salesmanPrice,
  retailPrice,
  fixedPrice,
  defaultPriceType,
  changePrice,
});
const fieldsOf = (price: PriceRow): Fields => ({
  ...figuresOf(price),
  versionId: price.versionId,
  priceListCode: price.priceListCode,
  effectiveOn: price.effectiveOn,
  lastOn: price.lastOn,
});
const noFigures: PriceFigures = { salesmanPrice: null, retailPrice: null, fixedPrice: null, defaultPriceType: 'retail', changePrice: true };

/** A cash price, new or changed. */
export function PriceDialog({
  price,
  versionId,
  close,
}: {
  price: PriceRow | undefined;
  versionId?: string | undefined;
  close: () => void;
}) {
  const t = useWords(pricebookWords);
  const { branch } = useViewer();
  const today = useToday();
  const remove = useWrite(priceApi, 'remove', { stale: [planApi] });
  const form = useRecordForm<PriceRow, Fields>({
    api: priceApi,
    record: price,
    fields: fieldsOf,
    blank: { ...noFigures, versionId: versionId ?? null, priceListCode: '', effectiveOn: today, lastOn: null },
    toAdd: ({ priceListCode, ...values }) => ({ ...values, branchId: branch.id, ...(priceListCode ? { priceListCode } : {}) }),
    toChange: ({ versionId: _, priceListCode: __, ...values }) => values,
    among: { branchId: branch.id, versionId: price?.versionId },
    stale: [planApi],
    done: () => {
      showDone(t('saved'));
      close();
    },
  });
  const removeIt = () =>
    void remove.mutateAsync({ params: { id: price?.id ?? '' } }).then(
      () => {
        showDone(t('removed'));
        close();
      },
      () => undefined,
    );
  return (
    <FormDialog
      title={price ? `${t('editPrice')} · ${price.model} ${price.version}` : t('addPrice')}
      form={form}
      close={close}
      names={useNames()}
      size="lg"
      aside={price && isComing(today, price.effectiveOn) && <RemoveButton remove={removeIt} running={remove.isPending} />}
    >
      {!price && (
        <div className={classes.pair}>
          <VersionSelect {...form.getInputProps('versionId')} data-autofocus />
          <TextInput label={t('list')} placeholder={t('listHint')} {...form.getInputProps('priceListCode')} />
        </div>
      )}
      <PriceFields form={form} currency={branch.currency} />
      <div className={classes.pair}>
        <DayInput label={t('firstDay')} {...form.getInputProps('effectiveOn')} />
        <DayInput label={t('lastDayOpen')} clearable {...form.getInputProps('lastOn')} />
      </div>
    </FormDialog>
  );
}

/** A new price from a day on in the place of another, which ends the day before. */
export function SuccessionDialog({ price, close }: { price: PriceRow; close: () => void }) {
  const t = useWords(pricebookWords);
  const today = useToday();
  const succeed = useWrite(priceApi, 'succeed', { quiet: true, stale: [planApi] });
  const form = useApiForm<PriceFigures & { effectiveOn: string | null }, typeof priceApi.operations.succeed.body>({
    schema: priceApi.operations.succeed.body,
    start: { ...figuresOf(price), effectiveOn: dayAfter(today < price.effectiveOn ? price.effectiveOn : today) },
    body: (values) => ({ ...values, rowVersion: price.rowVersion }),
    send: async (body) => {
      await succeed.mutateAsync({ params: { id: price.id }, body });
      showDone(t('saved'));
      close();
    },
  });
  const old = formatMoney(proposedPrice(price), price.currency);
  return (
    <FormDialog title={`${t('succeedTitle')} · ${price.model} ${price.version}`} form={form} close={close} names={useNames()} size="lg">
      <DayInput label={t('succeedStart')} description={t('succeedHint', { price: old })} {...form.getInputProps('effectiveOn')} />
      <PriceFields form={form} currency={price.currency} />
    </FormDialog>
  );
}

const dayAfter = (day: string) => Temporal.PlainDate.from(day).add({ days: 1 }).toString();

function useNames() {
  const t = useWords(pricebookWords);
  return {
    versionId: t('version'),
    priceListCode: t('list'),
    retailPrice: t('retail'),
    salesmanPrice: t('salesman'),
    fixedPrice: t('fixed'),
    defaultPriceType: t('proposed'),
    changePrice: t('negotiable'),
    effectiveOn: t('firstDay'),
    lastOn: t('lastDay'),
  };
}

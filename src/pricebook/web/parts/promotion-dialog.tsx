import { TextInput } from '@mantine/core';
import { DayInput } from '#platform/web/kit/day-input.tsx';
import { FormDialog } from '#platform/web/kit/form-dialog.tsx';
import { MoneyInput } from '#platform/web/kit/money-input.tsx';
import { useRecordForm } from '#platform/web/kit/record-form.ts';
import { showDone } from '#platform/web/notices.ts';
import { useWrite } from '#platform/web/reads.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { type PromotionRow, promotionApi } from '../../api.ts';
import { pricebookWords } from '../words.ts';
import { isComing, useToday } from './period.tsx';
import classes from './pricebook.module.css';
import { RemoveButton } from './remove-button.tsx';
import { VersionSelect } from './version-select.tsx';

type Fields = { versionId: string | null; name: string; amount: number | null; firstOn: string | null; lastOn: string | null };
const fieldsOf = ({ versionId, name, amount, firstOn, lastOn }: PromotionRow): Fields => ({ versionId, name, amount, firstOn, lastOn });

/** A promotion, new or changed. */
export function PromotionDialog({ promotion, close }: { promotion: PromotionRow | undefined; close: () => void }) {
  const t = useWords(pricebookWords);
  const { branch } = useViewer();
  const today = useToday();
  const remove = useWrite(promotionApi, 'remove');
  const form = useRecordForm<PromotionRow, Fields>({
    api: promotionApi,
    record: promotion,
    fields: fieldsOf,
    blank: { versionId: null, name: '', amount: null, firstOn: today, lastOn: null },
    toAdd: (values) => ({ ...values, branchId: branch.id }),
    toChange: ({ versionId: _, ...values }) => values,
    among: { branchId: branch.id, versionId: promotion?.versionId },
    done: () => {
      showDone(t('saved'));
      close();
    },
  });
  const removeIt = () =>
    void remove.mutateAsync({ params: { id: promotion?.id ?? '' } }).then(
      () => {
        showDone(t('removed'));
        close();
      },
      () => undefined,
    );
  const names = { versionId: t('version'), name: t('promotion'), amount: t('amountOff'), firstOn: t('firstDay'), lastOn: t('lastDay') };
  return (
    <FormDialog
      title={promotion ? `${t('editPromotion')} · ${promotion.model} ${promotion.version}` : t('addPromotion')}
      form={form}
      close={close}
      names={names}
      aside={promotion && isComing(today, promotion.firstOn) && <RemoveButton remove={removeIt} running={remove.isPending} />}
    >
      {!promotion && <VersionSelect {...form.getInputProps('versionId')} data-autofocus />}
      <TextInput label={names.name} {...(promotion ? { 'data-autofocus': true } : {})} {...form.getInputProps('name')} />
      <MoneyInput
        label={names.amount}
        description={t('amountOffHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        currency={branch.currency}
        {...form.getInputProps('amount')}
      />
      <div className={classes.pair}>
        <DayInput label={names.firstOn} {...form.getInputProps('firstOn')} />
        <DayInput label={names.lastOn} {...form.getInputProps('lastOn')} />
      </div>
    </FormDialog>
  );
}

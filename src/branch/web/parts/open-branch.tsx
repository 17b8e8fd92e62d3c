import { Button, Modal, TextInput } from '@mantine/core';
import { accessApi } from '#access/api.ts';
import { useApiForm } from '#platform/web/kit/api-form.ts';
import { FormBody } from '#platform/web/kit/form-body.tsx';
import { useWrite } from '#platform/web/reads.ts';
import { useGo } from '#platform/web/view.ts';
import { useWords } from '#platform/web/words.ts';
import { branchApi } from '../../api.ts';
import { branchWords } from '../words.ts';
import classes from './branch.module.css';
import { BranchFields, type Identity } from './branch-fields.tsx';

/** Opens a branch; its settings begin with what is usual and are changed on its own page. */
export function OpenBranch({ close }: { close: () => void }) {
  const t = useWords(branchWords);
  const go = useGo();
  const open = useWrite(branchApi, 'open', { quiet: true, stale: [accessApi] });
  const start: Identity & { code: string } = {
    code: '',
    name: '',
    address: '',
    phone: null,
    currency: 'VND',
    timeZone: 'Asia/Ho_Chi_Minh',
    locale: 'vi',
    country: 'VN',
    area: 'HN',
  };
  const form = useApiForm({
    schema: branchApi.operations.open.body,
    start: start as typeof start & Record<string, unknown>,
    draft: 'branch/new',
    body: (values) => ({ ...values, phone: values.phone || null }),
    send: async (body) => go(`/settings/branches/${(await open.mutateAsync({ body })).id}`),
  });
  return (
    <Modal opened onClose={close} title={t('open')} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      <FormBody form={form}>
        <TextInput label={t('code')} description={t('codeHint')} autoComplete="off" data-autofocus {...form.getInputProps('code')} />
        <BranchFields form={form} isNew />
        <div className={classes.foot}>
          <Button type="submit" loading={form.sending}>
            {t('create')}
          </Button>
        </div>
      </FormBody>
    </Modal>
  );
}

import { Button } from '@mantine/core';
import { useApiForm } from '#platform/web/kit/api-form.ts';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { FormBody } from '#platform/web/kit/form-body.tsx';
import { PlainLink } from '#platform/web/kit/link.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { showDone } from '#platform/web/notices.ts';
import { useWrite } from '#platform/web/reads.ts';
import { useGo } from '#platform/web/view.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { customerApi } from '../api.ts';
import classes from './parts/customer.module.css';
import { CustomerFields, customerBody, noCustomer } from './parts/customer-fields.tsx';
import { DuplicateNotice, useDuplicates } from './parts/duplicates.tsx';
import { customerWords } from './words.ts';

/** Notes a new customer; one who is known already is noticed while typing. */
export default function NewCustomerScreen() {
  const t = useWords(customerWords);
  const go = useGo();
  const { branch } = useViewer();
  const create = useWrite(customerApi, 'create', { quiet: true });
  const form = useApiForm({
    schema: customerApi.operations.create.body,
    start: noCustomer,
    draft: 'customer/new',
    body: (values) => ({ ...customerBody(values), branchId: branch.id }),
    send: async (body) => {
      const customer = await create.mutateAsync({ body });
      showDone(t('created', { name: customer.name }));
      go(`/customers/${customer.id}`);
    },
  });
  const known = useDuplicates({ ...form.values, branchId: branch.id });
  return (
    <Screen title={t('newCustomer')} back={{ to: '/customers', label: t('customers') }} width="narrow">
      <FormBody form={form}>
        <Panel>
          <CustomerFields form={form} branchId={branch.id} />
        </Panel>
        <DuplicateNotice
          items={known}
          offer={({ id }) => (
            <Button component={PlainLink} to={`/customers/${id}`} size="xs" variant="default">
              {t('openKnown')}
            </Button>
          )}
        />
        <div className={classes.foot}>
          <Button type="submit" loading={form.sending}>
            {known.some(({ because }) => because.includes('PHONE')) ? t('createAnyway') : t('create')}
          </Button>
        </div>
      </FormBody>
    </Screen>
  );
}

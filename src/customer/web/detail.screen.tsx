import { Anchor, Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { PlainLink } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { useRead } from '#platform/web/reads.ts';
import { useRecordId } from '#platform/web/view.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { customerApi } from '../api.ts';
import { CustomerDealings } from '../dealings/web/parts/customer-dealings.tsx';
import { CustomerTimeline } from '../dealings/web/parts/customer-timeline.tsx';
import { showPhone } from '../domain/customer.ts';
import classes from './parts/customer.module.css';
import { CustomerFacts } from './parts/customer-facts.tsx';
import { customerWords } from './words.ts';

/** One customer: who they are, everything they have with us, and what happened. */
export default function CustomerScreen() {
  const t = useWords(customerWords);
  const id = useRecordId();
  const { may, branches } = useViewer();
  const read = useRead(customerApi, 'get', { params: { id } });
  const customer = read.data;
  return (
    <Screen
      title={customer?.name ?? t('customer')}
      back={{ to: '/customers', label: t('customers') }}
      action={
        customer &&
        may('quotation.write', customer.branchId) && (
          <Button component={PlainLink} to={`/sales/quotation?customerId=${id}`} leftSection={<IconFileText size={16} stroke={1.75} />}>
            {t('createQuotation')}
          </Button>
        )
      }
      subtitle={
        customer && (
          <span className={classes.subtitle}>
            <StatusBadge status={customer.kind} label={t(customer.kind)} tone="grey" />
            <Anchor href={`tel:${customer.phone}`} inherit className={classes.number}>
              {showPhone(customer.phone)}
            </Anchor>
            {customer.email && (
              <Anchor href={`mailto:${customer.email}`} inherit>
                {customer.email}
              </Anchor>
            )}
            {customer.groupName && <span>{customer.groupName}</span>}
            {branches.length > 1 && <span>{customer.branch.name}</span>}
          </span>
        )
      }
    >
      <Loaded read={read}>
        {(found) => (
          <div className={classes.page}>
            <div className={classes.column}>
              <CustomerFacts customer={found} />
              <CustomerDealings customer={found} />
            </div>
            <aside className={classes.column}>
              <Panel title={t('timeline')}>
                <CustomerTimeline customer={found} />
              </Panel>
            </aside>
          </div>
        )}
      </Loaded>
    </Screen>
  );
}

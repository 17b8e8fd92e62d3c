import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useRead } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { type CustomerRow, customerApi } from '../../api.ts';
import { showPhone } from '../../domain/customer.ts';
import { customerWords } from '../words.ts';
import classes from './duplicates.module.css';

type Typed = { name?: string; phone?: string; email?: string | null; taxNumber?: string | null; branchId?: string | undefined };

/** Customers whom the branch knows already by what is being typed. */
export function useDuplicates(typed: Typed, exceptId?: string) {
  const asked = { name: typed.name, phone: typed.phone, email: typed.email ?? '', taxNumber: typed.taxNumber ?? '' };
  const [settled] = useDebouncedValue(JSON.stringify(asked), 300);
  const query = { ...(JSON.parse(settled) as typeof asked), branchId: typed.branchId, exceptId };
  const enough =
    (query.phone ?? '').length >= 8 || (query.name ?? '').trim().includes(' ') || query.email.includes('@') || query.taxNumber.length >= 8;
  const read = useRead(customerApi, 'duplicates', { query }, { when: enough, keep: true });
  return enough ? (read.data?.items ?? []) : [];
}

/** Says that the customer may be known already, and offers each one. */
export function DuplicateNotice({
  items,
  offer,
}: {
  items: ReturnType<typeof useDuplicates>;
  offer: (customer: CustomerRow) => ReactNode;
}) {
  const t = useWords(customerWords);
  return (
    <div role="status">
      {items.length > 0 && (
        <div className={classes.notice}>
          <div className={classes.title}>
            <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
            {t('known')}
          </div>
          <ul className={classes.items}>
            {items.map((customer) => (
              <li key={customer.id}>
                <span className={classes.who}>
                  <strong>{customer.name}</strong>
                  <span className={classes.phone}>{showPhone(customer.phone)}</span>
                  <span className={classes.because}>{customer.because.map((reason) => t(`known${reason}`)).join(', ')}</span>
                </span>
                {offer(customer)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

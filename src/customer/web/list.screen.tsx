import { Button } from '@mantine/core';
import { IconBuilding, IconPlus, IconUser, IconUsers } from '@tabler/icons-react';
import { DayText } from '#platform/web/kit/day.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { PlainLink } from '#platform/web/kit/link.tsx';
import { ListPage } from '#platform/web/kit/list-page.tsx';
import { listView } from '#platform/web/kit/list-view.ts';
import { Screen } from '#platform/web/kit/screen.tsx';
import { usePages, useRead } from '#platform/web/reads.ts';
import { useView } from '#platform/web/view.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { type CustomerRow, customerApi, customerGroupApi } from '../api.ts';
import { CustomerKind, EnquirySource, showPhone } from '../domain/customer.ts';
import classes from './parts/customer.module.css';
import { customerWords } from './words.ts';

const CustomerListView = listView('kind', 'source', 'groupId');

const icon = <IconUsers size={22} stroke={1.5} />;
const none = (title: string, text: string) => <EmptyState icon={icon} title={title} text={text} />;

/** Everyone who asked about a car, found by name without accents, phone in any spelling or e-mail. */
export default function CustomerListScreen() {
  const t = useWords(customerWords);
  const { branch, branchId, branchOf, branches, may } = useViewer();
  const [view, change] = useView(CustomerListView);
  const { kind, source, groupId } = view;
  const pages = usePages(customerApi, 'list', { q: view.q, kind, source, groupId, branchId });
  const groups = useRead(customerGroupApi, 'list', { query: { branchId } });
  const create = may('customer.write') && (
    <Button component={PlainLink} to="/customers/new" leftSection={<IconPlus size={16} />}>
      {t('add')}
    </Button>
  );
  const dayOf = (row: CustomerRow) =>
    Temporal.Instant.from(row.createdAt)
      .toZonedDateTimeISO((branchOf(row.branchId) ?? branch).timeZone)
      .toPlainDate()
      .toString();
  const named = (row: CustomerRow) => (
    <span className={classes.named}>
      {row.kind === 'COMPANY' ? (
        <IconBuilding size={16} stroke={1.5} role="img" aria-label={t('COMPANY')} />
      ) : (
        <IconUser size={16} stroke={1.5} aria-hidden />
      )}
      <span>{row.name}</span>
    </span>
  );
  return (
    <Screen title={t('customers')} action={create}>
      <ListPage
        pages={pages}
        view={view}
        change={change}
        search={t('searchHint')}
        open={(row) => `/customers/${row.id}`}
        tabs={[
          { label: t('all'), view: {} },
          ...CustomerKind.options.map((one) => ({ label: t(one), view: { kind: one }, empty: none(t(`no${one}`), t(`no${one}Text`)) })),
        ]}
        filters={[
          { name: 'source', label: t('source'), single: true, options: EnquirySource.options.map((value) => ({ value, label: t(value) })) },
          {
            name: 'groupId',
            label: t('group'),
            single: true,
            options: (groups.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
          },
        ]}
        columns={[
          { key: 'name', title: t('name'), cell: named },
          { key: 'phone', title: t('phone'), cell: (row) => <span className={classes.number}>{showPhone(row.phone)}</span>, width: 152 },
          { key: 'email', title: t('email'), cell: (row) => <span className={classes.email}>{row.email}</span>, optional: true },
          { key: 'group', title: t('group'), cell: (row) => row.groupName, optional: true },
          {
            key: 'source',
            title: t('source'),
            cell: (row) => row.source && <span className={classes.brief}>{t(row.source)}</span>,
            optional: true,
          },
          ...(branches.length > 1 && !branchId
            ? [
                {
                  key: 'branch',
                  title: t('branch'),
                  cell: (row: CustomerRow) => <span className={classes.brief}>{branchOf(row.branchId)?.name}</span>,
                  optional: true,
                },
              ]
            : []),
          { key: 'since', title: t('since'), cell: (row) => <DayText on={dayOf(row)} />, optional: true, width: 112 },
        ]}
        card={(row) => ({
          title: row.name,
          text: <span className={classes.number}>{showPhone(row.phone)}</span>,
          foot: [row.groupName, row.source && t(row.source)].filter(Boolean).join(' · '),
        })}
        empty={<EmptyState icon={icon} title={t('empty')} text={t('emptyText')} action={create} />}
      />
    </Screen>
  );
}

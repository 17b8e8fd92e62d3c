import { Button, Checkbox } from '@mantine/core';
import { IconTag } from '@tabler/icons-react';
import { useState } from 'react';
import { catalogueApi } from '#catalogue/api.ts';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { Waiting } from '#platform/web/kit/loaded.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { ProblemNote } from '#platform/web/kit/problem-note.tsx';
import { type RecordColumn, RecordTable } from '#platform/web/kit/record-table.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { usePages, useRead } from '#platform/web/reads.ts';
import { useView } from '#platform/web/view.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { type PriceRow, priceApi } from '../api.ts';
import { holdsOn } from '../domain/pricebook.ts';
import { Period, PeriodBadge, useToday } from './parts/period.tsx';
import { PriceDialog, SuccessionDialog } from './parts/price-dialogs.tsx';
import classes from './parts/pricebook.module.css';
import { DatedView } from './parts/view.ts';
import { pricebookWords } from './words.ts';

type Opened = { edit: PriceRow } | { after: PriceRow } | { add: string | undefined };

/** The cash prices of a branch by model and version: what holds now, and what is to come. */
export default function PricesScreen() {
  const t = useWords(pricebookWords);
  const [view, change] = useView(DatedView);
  const { branch, may } = useViewer();
  const today = useToday();
  const edits = may('price.write', branch.id);
  const prices = usePages(priceApi, 'list', { branchId: branch.id, limit: 200, since: view.past ? undefined : today });
  const tree = useRead(catalogueApi, 'tree');
  const [opened, setOpened] = useState<Opened>();
  const close = () => setOpened(undefined);
  const ofModel = (name: string) => prices.rows.filter(({ model }) => model === name);
  const inForce = new Set(
    prices.rows.filter(({ effectiveOn, lastOn }) => holdsOn(today, effectiveOn, lastOn)).map(({ versionId }) => versionId),
  );
  const models = [
    ...new Set([...(tree.data?.models ?? []).map(({ make, name }) => `${make} ${name}`), ...prices.rows.map(({ model }) => model)]),
  ];
  const priced = models.filter((model) => ofModel(model).length > 0);
  const unpriced = (tree.data?.models ?? []).flatMap(({ name, versions }) =>
    versions.filter(({ id }) => !inForce.has(id)).map((version) => ({ id: version.id, title: `${name} ${version.name}` })),
  );
  return (
    <Screen
      title={t('prices')}
      subtitle={`${t('ofBranch', { branch: branch.name })}. ${t('issuedStay')}`}
      {...(edits ? { action: <Button onClick={() => setOpened({ add: undefined })}>{t('addPrice')}</Button> } : {})}
    >
      <Checkbox
        size="xs"
        label={t('showPast')}
        checked={view.past === 'yes'}
        onChange={(event) => change({ past: event.currentTarget.checked ? 'yes' : undefined })}
      />
      {prices.problem && <ProblemNote problem={prices.problem} again={prices.again} />}
      {(prices.loading || tree.isPending) && !prices.problem && <Waiting />}
      {!prices.loading && prices.rows.length === 0 && !prices.problem && (
        <EmptyState icon={<IconTag size={22} stroke={1.5} />} title={t('noPrices')} text={t('noPricesHint')} />
      )}
      {priced.map((model) => (
        <Panel key={model} title={model} flush>
          <PriceTable label={model} rows={ofModel(model)} open={edits ? setOpened : undefined} />
        </Panel>
      ))}
      {prices.hasMore && (
        <Button variant="default" onClick={prices.loadMore} loading={prices.loadingMore}>
          {t('loadMore')}
        </Button>
      )}
      {!prices.loading && !prices.hasMore && unpriced.length > 0 && (
        <Panel title={t('noPriceYet')}>
          <p className={classes.hint}>{t('noPriceYetHint')}</p>
          <div className={classes.chips}>
            {unpriced.map(({ id, title }) =>
              edits ? (
                <Button key={id} size="xs" variant="default" onClick={() => setOpened({ add: id })}>
                  {title}
                </Button>
              ) : (
                <span key={id}>{title}</span>
              ),
            )}
          </div>
        </Panel>
      )}
      {opened && 'after' in opened && <SuccessionDialog price={opened.after} close={close} />}
      {opened && !('after' in opened) && (
        <PriceDialog
          price={'edit' in opened ? opened.edit : undefined}
          versionId={'add' in opened ? opened.add : undefined}
          close={close}
        />
      )}
    </Screen>
  );
}

function PriceTable({ label, rows, open }: { label: string; rows: PriceRow[]; open: ((opened: Opened) => void) | undefined }) {
  const t = useWords(pricebookWords);
  const today = useToday();
  const severalLists = rows.some(({ priceListCode }) => priceListCode !== rows[0]?.priceListCode);
  const money = (amount: number, { currency }: PriceRow) => <Money amount={amount} currency={currency} />;
  const columns: RecordColumn<PriceRow>[] = [
    {
      key: 'version',
      width: '14%',
      title: t('version'),
      cell: (row) => (severalLists ? `${row.version} · ${row.priceListCode}` : row.version),
    },
    {
      key: 'period',
      width: '19%',
      title: t('period'),
      cell: ({ effectiveOn, lastOn }) => (
        <span className={classes.period}>
          <PeriodBadge first={effectiveOn} last={lastOn} />
          <Period first={effectiveOn} last={lastOn} />
        </span>
      ),
    },
    { key: 'retail', width: '14%', title: t('retail'), align: 'right', cell: (row) => money(row.retailPrice, row) },
    { key: 'salesman', width: '14%', title: t('salesman'), align: 'right', cell: (row) => money(row.salesmanPrice, row) },
    { key: 'fixed', width: '14%', title: t('fixed'), align: 'right', cell: (row) => money(row.fixedPrice, row) },
    {
      key: 'proposed',
      width: '15%',
      title: t('proposed'),
      cell: (row) => (
        <span className={classes.two} data-light>
          {t(row.defaultPriceType)}
          {(!row.changePrice || row.defaultPriceType === 'fixed') && <small>{t('notNegotiable')}</small>}
        </span>
      ),
    },
  ];
  if (open)
    columns.push({
      key: 'next',
      width: '10%',
      title: '',
      align: 'right',
      cell: (row) =>
        row.lastOn === null || row.lastOn > today ? (
          <Button size="compact-xs" variant="subtle" onClick={() => open({ after: row })}>
            {t('newPrice')}
          </Button>
        ) : null,
    });
  return (
    <RecordTable
      label={label}
      rows={rows}
      columns={columns}
      open={open ? (row) => open({ edit: row }) : undefined}
      quiet={({ lastOn }) => lastOn !== null && lastOn < today}
    />
  );
}

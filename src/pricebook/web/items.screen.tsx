import { IconPackages } from '@tabler/icons-react';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { Waiting } from '#platform/web/kit/loaded.tsx';
import { ProblemNote } from '#platform/web/kit/problem-note.tsx';
import { RecordTable } from '#platform/web/kit/record-table.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { usePages } from '#platform/web/reads.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { itemApi } from '../api.ts';
import type { ItemPrice } from '../domain/pricebook.ts';
import { ItemPriceField, ItemPriceText } from './parts/item-price.tsx';
import { pricebookWords } from './words.ts';

/** What accessories and service packages cost at a branch, typed in place. */
export default function ItemsScreen() {
  const t = useWords(pricebookWords);
  const { branch, may } = useViewer();
  const edits = may('price.write', branch.id);
  const pages = usePages(itemApi, 'list', { branchId: branch.id, limit: 200 });
  const of = (kind: ItemPrice['kind']) => pages.rows.filter((item) => item.kind === kind && (item.active || item.price !== null));
  return (
    <Screen title={t('items')} subtitle={`${t('ofBranch', { branch: branch.name })}${edits ? `. ${t('itemsHint')}` : ''}`} width="narrow">
      {pages.problem && <ProblemNote problem={pages.problem} again={pages.again} />}
      {pages.loading && !pages.problem && <Waiting />}
      {!pages.loading && pages.rows.length === 0 && !pages.problem && (
        <EmptyState icon={<IconPackages size={22} stroke={1.5} />} title={t('noItems')} text={t('noItemsHint')} />
      )}
      {(['ACCESSORY', 'SERVICE'] as const)
        .filter((kind) => of(kind).length > 0)
        .map((kind) => (
          <ItemTable key={kind} title={kind === 'ACCESSORY' ? t('accessories') : t('services')} items={of(kind)} edits={edits} />
        ))}
    </Screen>
  );
}

function ItemTable({ title, items, edits }: { title: string; items: ItemPrice[]; edits: boolean }) {
  const t = useWords(pricebookWords);
  const locale = useLanguage();
  return (
    <Panel title={title} flush>
      <RecordTable
        label={title}
        rows={items.map((item) => ({ ...item, id: item.itemId }))}
        quiet={({ active }) => !active}
        columns={[
          { key: 'name', width: '38%', title: t('item'), cell: ({ nameEn, nameVi }) => (locale === 'vi' ? nameVi : nameEn) },
          { key: 'code', width: '22%', title: t('code'), cell: ({ code }) => code },
          {
            key: 'active',
            width: '14%',
            title: '',
            cell: ({ active }) => (active ? null : <StatusBadge status="OFF" label={t('offSale')} />),
          },
          {
            key: 'price',
            width: '26%',
            title: t('price'),
            align: 'right',
            cell: (item) =>
              edits ? <ItemPriceField key={`${item.itemId} ${item.rowVersion}`} item={item} /> : <ItemPriceText item={item} />,
          },
        ]}
      />
    </Panel>
  );
}

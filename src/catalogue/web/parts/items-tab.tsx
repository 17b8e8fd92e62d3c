import { useState } from 'react';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { Waiting } from '#platform/web/kit/loaded.tsx';
import { ProblemNote } from '#platform/web/kit/problem-note.tsx';
import { RecordTable } from '#platform/web/kit/record-table.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { usePages } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { accessoryApi, serviceApi } from '../../api.ts';
import { type Accessory, AccessoryGroup, type ServicePackage } from '../../domain/catalogue.ts';
import { catalogueWords } from '../words.ts';
import classes from './catalogue.module.css';
import { AccessoryDialog, ServiceDialog } from './item-dialog.tsx';
import type { TabProps } from './tab.ts';

/** The accessories in their four groups. */
export function AccessoriesTab({ all, edits, adding, added }: TabProps) {
  const t = useWords(catalogueWords);
  const accessories = usePages(accessoryApi, 'list', { limit: 200, active: all ? undefined : 'true' });
  const [chosen, setChosen] = useState<Accessory>();
  const close = () => {
    setChosen(undefined);
    added();
  };
  if (accessories.problem) return <ProblemNote problem={accessories.problem} again={accessories.again} />;
  if (accessories.loading) return <Waiting />;
  return (
    <div className={classes.stack}>
      {AccessoryGroup.options.map((group) => (
        <Panel key={group} title={t(group)} flush>
          <Items label={t(group)} rows={accessories.rows.filter((one) => one.group === group)} open={edits ? setChosen : undefined} />
        </Panel>
      ))}
      {(adding || chosen) && <AccessoryDialog accessory={adding ? undefined : chosen} close={close} />}
    </div>
  );
}

/** The service packages. */
export function ServicesTab({ all, edits, adding, added }: TabProps) {
  const t = useWords(catalogueWords);
  const services = usePages(serviceApi, 'list', { limit: 200, active: all ? undefined : 'true' });
  const [chosen, setChosen] = useState<ServicePackage>();
  const close = () => {
    setChosen(undefined);
    added();
  };
  if (services.problem) return <ProblemNote problem={services.problem} again={services.again} />;
  if (services.loading) return <Waiting />;
  return (
    <>
      <Panel flush>
        <Items label={t('services')} rows={services.rows} open={edits ? setChosen : undefined} />
      </Panel>
      {(adding || chosen) && <ServiceDialog service={adding ? undefined : chosen} close={close} />}
    </>
  );
}

function Items<Row extends ServicePackage>({ label, rows, open }: { label: string; rows: Row[]; open: ((row: Row) => void) | undefined }) {
  const t = useWords(catalogueWords);
  if (rows.length === 0) return <p className={classes.empty}>{t('noItems')}</p>;
  return (
    <RecordTable
      label={label}
      rows={rows}
      open={open}
      quiet={({ active }) => !active}
      columns={[
        { key: 'code', width: '20%', title: t('code'), cell: ({ code }) => code },
        { key: 'nameVi', width: '33%', title: t('nameVi'), cell: ({ nameVi }) => nameVi },
        { key: 'nameEn', width: '33%', title: t('nameEn'), cell: ({ nameEn }) => nameEn },
        {
          key: 'active',
          width: '14%',
          title: '',
          align: 'right',
          cell: ({ active }) => (active ? null : <StatusBadge status="OFF" label={t('offSale')} />),
        },
      ]}
    />
  );
}

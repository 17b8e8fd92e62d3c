import { Button } from '@mantine/core';
import { IconCar, IconPencil, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { Waiting } from '#platform/web/kit/loaded.tsx';
import { ProblemNote } from '#platform/web/kit/problem-note.tsx';
import { RecordTable } from '#platform/web/kit/record-table.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { usePages } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { colorApi, modelApi, versionApi } from '../../api.ts';
import type { Color, Model, Version } from '../../domain/catalogue.ts';
import { catalogueWords } from '../words.ts';
import classes from './catalogue.module.css';
import { ColorName } from './color-swatches.tsx';
import { ModelDialog } from './model-dialog.tsx';
import type { TabProps } from './tab.ts';
import { VersionDialog } from './version-dialog.tsx';

type Opened = { model?: Model } | { of: Model; version?: Version };

/** Models, each with its versions and their colours; a row opens the version. */
export function CarsTab({ all, edits, adding, added }: TabProps) {
  const t = useWords(catalogueWords);
  const asked = { limit: 200, active: all ? undefined : 'true' };
  const models = usePages(modelApi, 'list', asked);
  const versions = usePages(versionApi, 'list', asked);
  const colors = usePages(colorApi, 'list', { limit: 200 });
  const [chosen, setOpened] = useState<Opened>();
  const opened: Opened | undefined = adding ? {} : chosen;
  const close = () => {
    setOpened(undefined);
    added();
  };
  const again = () => {
    for (const pages of [models, versions, colors]) pages.again();
  };
  const problem = models.problem ?? versions.problem ?? colors.problem;
  if (problem) return <ProblemNote problem={problem} again={again} />;
  if (models.loading || versions.loading || colors.loading) return <Waiting />;
  return (
    <div className={classes.stack}>
      {models.rows.length === 0 && <EmptyState icon={<IconCar size={22} stroke={1.5} />} title={t('noModels')} text={t('noModelsHint')} />}
      {models.rows.map((model) => (
        <ModelPanel
          key={model.id}
          model={model}
          versions={versions.rows.filter(({ modelId }) => modelId === model.id)}
          colors={colors.rows}
          open={edits ? setOpened : undefined}
        />
      ))}
      {opened && 'of' in opened && <VersionDialog model={opened.of} version={opened.version} colors={colors.rows} close={close} />}
      {opened && !('of' in opened) && <ModelDialog model={opened.model} close={close} />}
    </div>
  );
}

type PanelProps = { model: Model; versions: Version[]; colors: Color[]; open: ((opened: Opened) => void) | undefined };

function ModelPanel({ model, versions, colors, open }: PanelProps) {
  const t = useWords(catalogueWords);
  const locale = useLanguage();
  const paints = (version: Version) => version.colorIds.flatMap((id) => colors.find((color) => color.id === id) ?? []);
  return (
    <Panel flush>
      <header className={classes.heading}>
        <h2 className={classes.model}>
          {model.make} {model.name} <small>{t(model.body)}</small>
          {!model.active && <StatusBadge status="OFF" label={t('offSale')} />}
        </h2>
        {open && (
          <Button.Group>
            <Button size="xs" variant="default" leftSection={<IconPencil size={14} />} onClick={() => open({ model })}>
              {t('editModel')}
            </Button>
            <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} onClick={() => open({ of: model })}>
              {t('addVersion')}
            </Button>
          </Button.Group>
        )}
      </header>
      {versions.length === 0 ? (
        <p className={classes.empty}>{t('noVersions')}</p>
      ) : (
        <RecordTable
          label={`${model.make} ${model.name}`}
          rows={versions}
          open={open ? (version) => open({ of: model, version }) : undefined}
          quiet={({ active }) => !active}
          columns={[
            { key: 'name', width: '12%', title: t('version'), cell: ({ name }) => name },
            { key: 'year', width: '5%', title: t('year'), cell: ({ year }) => year },
            { key: 'fuel', width: '9%', title: t('fuel'), cell: ({ fuel }) => t(fuel) },
            {
              key: 'engine',
              width: '8%',
              title: t('engine'),
              align: 'right',
              cell: ({ engineCc }) => `${engineCc.toLocaleString(locale)}\u00a0cc`,
            },
            {
              key: 'length',
              width: '9%',
              title: t('length'),
              align: 'right',
              cell: ({ lengthMm }) => `${lengthMm.toLocaleString(locale)}\u00a0mm`,
            },
            { key: 'seats', width: '6%', title: t('seats'), align: 'right', cell: ({ seats }) => seats },
            {
              key: 'colors',
              width: '43%',
              title: t('colors'),
              cell: (version) => (
                <span className={classes.paints}>
                  {paints(version).map((color) => (
                    <ColorName key={color.id} color={color} />
                  ))}
                </span>
              ),
            },
            {
              key: 'active',
              width: '8%',
              title: '',
              cell: ({ active }) => (active ? null : <StatusBadge status="OFF" label={t('offSale')} />),
            },
          ]}
        />
      )}
    </Panel>
  );
}

import { Select } from '@mantine/core';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { useWords } from '#platform/web/words.ts';
import type { ImportField, ImportPreview } from '../../domain/import.ts';
import { importWords } from '../words.ts';
import classes from './import.module.css';

type Props = { preview: ImportPreview; choose: (at: number, field: ImportField | null) => void; busy: boolean };

/** Which column holds what: guessed from the headings, shown with its first values, changed by choosing. */
export function Columns({ preview, choose, busy }: Props) {
  const t = useWords(importWords);
  const options = preview.fields.map((field) => ({ value: field, label: t(`field_${field}`) }));
  return (
    <Panel title={t('columns')} flush>
      <p className={classes.hint}>{t('columnsText')}</p>
      {preview.missing.length > 0 && (
        <p className={classes.wrong} role="alert">
          {t('missing', { fields: preview.missing.map((field) => t(`field_${field}`)).join(', ') })}
        </p>
      )}
      <div className={classes.columns}>
        {preview.columns.map(({ at, heading, samples, field }) => (
          <div key={at} className={classes.column} data-unused={field === null || undefined}>
            <strong className={classes.heading} title={heading}>
              {heading || '—'}
            </strong>
            <span className={classes.samples} title={samples.join(' · ')}>
              {samples.join(' · ') || '—'}
            </span>
            <Select
              size="xs"
              aria-label={`${t('holds')}: ${heading}`}
              placeholder={t('ignored')}
              data={options}
              value={field}
              disabled={busy}
              clearable
              searchable={options.length > 8}
              onChange={(value) => choose(at, value as ImportField | null)}
            />
          </div>
        ))}
      </div>
    </Panel>
  );
}

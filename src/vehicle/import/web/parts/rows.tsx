import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ProblemError } from '#platform/web/client.ts';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { ProblemNote } from '#platform/web/kit/problem-note.tsx';
import { StatusBadge, type Tone } from '#platform/web/kit/status.tsx';
import { useWords } from '#platform/web/words.ts';
import { type ImportPreview, type ImportRow, RowDeed } from '../../domain/import.ts';
import { importWords } from '../words.ts';
import classes from './import.module.css';

const tones: Record<RowDeed, Tone> = { CREATE: 'green', UPDATE: 'blue', SKIP: 'grey', ERROR: 'red' };
const counted = { CREATE: 'create', UPDATE: 'update', SKIP: 'skip', ERROR: 'error' } as const;
const atOnce = 200;

type Props = { preview: ImportPreview; apply: () => void; leave: () => void; busy: boolean; problem: ProblemError | undefined };

/** What each row will do, narrowed by kind, and the button that does it. */
export function Rows({ preview, apply, leave, busy, problem }: Props) {
  const t = useWords(importWords);
  const [kind, setKind] = useState<RowDeed>();
  const [most, setMost] = useState(atOnce);
  const { counts } = preview;
  const rows = kind ? preview.items.filter(({ does }) => does === kind) : preview.items;
  const wanted = counts.create + counts.update;
  const show = (next: RowDeed | undefined) => {
    setKind(next);
    setMost(atOnce);
  };
  return (
    <Panel title={t('preview')} flush>
      {problem && <ProblemNote problem={problem} />}
      <div className={classes.kinds}>
        <button type="button" aria-pressed={kind === undefined} onClick={() => show(undefined)}>
          {t('all')} <strong>{preview.items.length}</strong>
        </button>
        {RowDeed.options.map((one) => (
          <button key={one} type="button" aria-pressed={kind === one} onClick={() => show(one)}>
            {t(one)} <strong>{counts[counted[one]]}</strong>
          </button>
        ))}
      </div>
      <RowTable rows={rows.slice(0, most)} />
      {rows.length === 0 && <p className={classes.hint}>{t('noRows')}</p>}
      {rows.length > most && (
        <div className={classes.more}>
          <Button size="xs" variant="default" onClick={() => setMost(most + 5 * atOnce)}>
            {t('more', { count: Math.min(rows.length - most, 5 * atOnce) })}
          </Button>
        </div>
      )}
      <footer className={classes.foot}>
        <span className={classes.leftOut}>{counts.error > 0 && t('leftOut', { count: counts.error })}</span>
        <Button variant="default" onClick={leave}>
          {t('another')}
        </Button>
        <Button onClick={apply} loading={busy} disabled={wanted === 0}>
          {wanted === 0 ? t('nothing') : t('apply', { count: wanted })}
        </Button>
      </footer>
    </Panel>
  );
}

const RowTable = ({ rows }: { rows: ImportRow[] }) => {
  const t = useWords(importWords);
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label={t('preview')}>
        <thead>
          <tr>
            <th scope="col" data-align="right">
              {t('row')}
            </th>
            <th scope="col">{t('vin')}</th>
            <th scope="col">{t('does')}</th>
            <th scope="col">{t('remarks')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.row}>
              <td data-align="right">{row.row}</td>
              <th scope="row">{row.vin || '—'}</th>
              <td>
                <StatusBadge status={row.does} label={t(row.does)} tone={tones[row.does]} />
              </td>
              <td>
                <Remarks row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

function Remarks({ row }: { row: ImportRow }) {
  const t = useWords(importWords);
  const named = ({ field, says }: ImportRow['problems'][number]) => (field ? `${t(`field_${field}`)}: ${says}` : says);
  const changed = row.fields.map((field) => t(`field_${field}`)).join(', ');
  return (
    <ul className={classes.remarks}>
      {row.does === 'UPDATE' && <li>{t('changes', { fields: changed })}</li>}
      {row.problems.map((one) => (
        <li key={`${one.field} ${one.says}`} data-wrong>
          {named(one)}
        </li>
      ))}
      {row.warnings.map((one) => (
        <li key={`${one.field} ${one.says}`} data-warning>
          {named(one)}
        </li>
      ))}
    </ul>
  );
}

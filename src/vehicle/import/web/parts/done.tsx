import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { PlainLink } from '#platform/web/kit/link.tsx';
import { Moves } from '#platform/web/kit/moves.tsx';
import { useWrite } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { vehicleApi } from '../../../api.ts';
import type { ImportDone, ImportRow } from '../../domain/import.ts';
import { importWords } from '../words.ts';
import classes from './import.module.css';

/** What was done, the rows that were left out as a file, and the way back. */
export function Done({ done, again }: { done: ImportDone; again: () => void }) {
  const t = useWords(importWords);
  const [undone, setUndone] = useState<string>();
  const undo = useWrite(vehicleApi, 'undoImport');
  const { counts, items, importId } = done;
  const takeBack = async () => setUndone(t('undone', await undo.mutateAsync({ params: { id: importId } })));
  return (
    <Panel title={t('done')}>
      <p className={classes.result} role="status">
        {undone ?? t('doneText', counts)}
      </p>
      <div className={classes.next}>
        <Button component={PlainLink} to="/sales/inventory">
          {t('toInventory')}
        </Button>
        <Button variant="default" onClick={again}>
          {t('another')}
        </Button>
        {items.length > 0 && (
          <Button variant="default" leftSection={<IconDownload size={16} />} onClick={() => download(t('fileName'), fileOf(t, items))}>
            {t('download')}
          </Button>
        )}
        {counts.create > 0 && !undone && (
          <Moves
            moves={[{ move: 'undo', blockedBy: null }]}
            looks={{ undo: { label: t('undo'), danger: true, confirm: t('undoText') } }}
            run={takeBack}
          />
        )}
      </div>
    </Panel>
  );
}

type T = ReturnType<typeof useWords<typeof importWords>>;

/** A cell that no spreadsheet takes for a formula. */
const cell = (text: string) => `"${(/^\s*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** The rows left out, with their numbers in the file and what is wrong with each. */
function fileOf(t: T, rows: ImportRow[]): string {
  const lines = rows.map(({ row, vin, problems }) => [
    String(row),
    vin,
    problems.map(({ field, says }) => (field ? `${t(`field_${field}`)}: ${says}` : says)).join(' '),
  ]);
  return [[t('row'), t('vin'), t('problemColumn')], ...lines].map((line) => line.map(cell).join(';')).join('\r\n');
}

function download(name: string, text: string) {
  const address = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

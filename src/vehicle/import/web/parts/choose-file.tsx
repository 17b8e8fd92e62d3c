import { Dropzone } from '@mantine/dropzone';
import '@mantine/dropzone/styles.layer.css';
import { Select } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import type { ProblemError } from '#platform/web/client.ts';
import { ProblemNote } from '#platform/web/kit/problem-note.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useWords } from '#platform/web/words.ts';
import { largestImport, mostRows } from '../../domain/import.ts';
import { importWords } from '../words.ts';
import classes from './import.module.css';

type Props = {
  yards: { id: string; name: string }[];
  branchId: string;
  setBranchId: (id: string) => void;
  open: (file: File) => void;
  reading: string | undefined;
  problem: ProblemError | undefined;
};

/** The first step: which branch, and the file, dropped or chosen. */
export function ChooseFile({ yards, branchId, setBranchId, open, reading, problem }: Props) {
  const t = useWords(importWords);
  const locale = useLanguage();
  const [rejected, setRejected] = useState(false);
  const waiting = reading !== undefined && !problem;
  return (
    <div className={classes.choose}>
      {yards.length > 1 && (
        <Select
          label={t('branch')}
          allowDeselect={false}
          value={branchId}
          onChange={(id) => id && setBranchId(id)}
          data={yards.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {problem && <ProblemNote problem={problem} />}
      {rejected && (
        <p className={classes.wrong} role="alert">
          {t('rejected')}
        </p>
      )}
      <Dropzone
        className={classes.zone ?? ''}
        multiple={false}
        maxSize={largestImport}
        loading={waiting}
        accept={{
          'text/csv': ['.csv', '.txt', '.tsv'],
          'application/vnd.ms-excel': ['.csv'],
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
        }}
        onDrop={([file]) => {
          setRejected(false);
          if (file) open(file);
        }}
        onReject={() => setRejected(true)}
        inputProps={{ 'aria-label': t('drop') }}
      >
        <div className={classes.inside}>
          <IconFileSpreadsheet size={32} stroke={1.25} aria-hidden />
          <strong>{waiting ? t('reading', { file: reading ?? '' }) : t('drop')}</strong>
          <span>{t('dropText', { rows: mostRows.toLocaleString(locale === 'vi' ? 'vi-VN' : 'en-IN') })}</span>
        </div>
      </Dropzone>
    </div>
  );
}

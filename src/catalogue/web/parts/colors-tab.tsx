import { ColorInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '#platform/web/kit/form-dialog.tsx';
import { Waiting } from '#platform/web/kit/loaded.tsx';
import { ProblemNote } from '#platform/web/kit/problem-note.tsx';
import { useRecordForm } from '#platform/web/kit/record-form.ts';
import { useLanguage } from '#platform/web/language.ts';
import { showDone } from '#platform/web/notices.ts';
import { usePages } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { catalogueApi, colorApi } from '../../api.ts';
import type { Color } from '../../domain/catalogue.ts';
import { catalogueWords } from '../words.ts';
import classes from './catalogue.module.css';
import { ColorSwatches, Swatch } from './color-swatches.tsx';
import type { TabProps } from './tab.ts';

/** Every colour by its name in both languages, and how it looks on a screen. */
export function ColorsTab({ edits, adding, added }: TabProps) {
  const locale = useLanguage();
  const colors = usePages(colorApi, 'list', { limit: 200 });
  const [chosen, setChosen] = useState<Color>();
  if (colors.problem) return <ProblemNote problem={colors.problem} again={colors.again} />;
  if (colors.loading) return <Waiting />;
  const names = ({ nameEn, nameVi }: Color) => (locale === 'vi' ? [nameVi, nameEn] : [nameEn, nameVi]);
  return (
    <>
      <ul className={classes.colors}>
        {colors.rows.map((color) => {
          const [first, second] = names(color);
          const content = (
            <>
              <Swatch hex={color.hex} large />
              <span>{first}</span>
              <small>{second}</small>
            </>
          );
          return (
            <li key={color.id}>
              {edits ? (
                <button type="button" className={classes.color} onClick={() => setChosen(color)}>
                  {content}
                </button>
              ) : (
                <div className={classes.color}>{content}</div>
              )}
            </li>
          );
        })}
      </ul>
      {(adding || chosen) && (
        <ColorDialog
          color={adding ? undefined : chosen}
          close={() => {
            setChosen(undefined);
            added();
          }}
        />
      )}
    </>
  );
}

const fieldsOf = ({ nameEn, nameVi, hex }: Color) => ({ nameEn, nameVi, hex });

function ColorDialog({ color, close }: { color: Color | undefined; close: () => void }) {
  const t = useWords(catalogueWords);
  const form = useRecordForm<Color, Omit<Color, 'id' | 'rowVersion'>>({
    api: colorApi,
    record: color,
    fields: fieldsOf,
    blank: { nameEn: '', nameVi: '', hex: '#808080' },
    stale: [catalogueApi],
    done: () => {
      showDone(t('saved'));
      close();
    },
  });
  const names = { nameEn: t('nameEn'), nameVi: t('nameVi'), hex: t('hex') };
  const { nameEn, nameVi, hex } = form.values;
  return (
    <FormDialog title={color ? t('editColor') : t('addColor')} form={form} close={close} names={names}>
      <TextInput label={names.nameVi} data-autofocus {...form.getInputProps('nameVi')} />
      <TextInput label={names.nameEn} {...form.getInputProps('nameEn')} />
      <ColorInput label={names.hex} description={t('hexHint')} format="hex" {...form.getInputProps('hex')} />
      <ColorSwatches colors={[{ id: 'here', nameEn, nameVi, hex }]} value="here" onChange={() => undefined} label={t('chooseColor')} />
    </FormDialog>
  );
}

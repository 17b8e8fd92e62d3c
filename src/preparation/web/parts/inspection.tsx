import { Button, TextInput } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { dealApi } from '#deal/api.ts';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { useWrite } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { type PreparationView, preparationApi } from '../../api.ts';
import { type Finding, InspectionItem } from '../../domain/preparation.ts';
import { preparationWords } from '../words.ts';
import classes from './inspection.module.css';
import { open, TaskLine } from './task-line.tsx';

/** The walk around the car, one touch for each place; what is not in order is said in a few words. */
export function Inspection({ preparation }: { preparation: PreparationView }) {
  const t = useWords(preparationWords);
  const inspect = useWrite(preparationApi, 'inspect', { stale: [dealApi] });
  const task = preparation.tasks.find(({ kind }) => kind === 'INSPECTION');
  if (!task) return null;
  const { findings } = preparation;
  const may = open(preparation, 'inspect');
  const left = InspectionItem.options.filter((item) => !findings.some((finding) => finding.item === item));
  const note = (found: Finding[]) => inspect.mutate({ params: { id: preparation.id }, body: { findings: found } });
  return (
    <Panel title={t('inspection')}>
      <TaskLine preparation={preparation} task={task}>
        <span className={classes.looked}>
          {t('looked', { done: InspectionItem.options.length - left.length, all: InspectionItem.options.length })}
        </span>
      </TaskLine>
      <ul className={classes.places}>
        {InspectionItem.options.map((item) => (
          <Place key={item} item={item} found={findings.find((finding) => finding.item === item)} may={may} note={note} />
        ))}
      </ul>
      {may && left.length > 0 && (
        <Button
          className={classes.rest}
          variant="default"
          loading={inspect.isPending}
          onClick={() => note(left.map((item) => ({ item, passed: true, note: '' })))}
        >
          {t('restFine')}
        </Button>
      )}
    </Panel>
  );
}

type PlaceProps = { item: InspectionItem; found: Finding | undefined; may: boolean; note: (found: Finding[]) => void };

function Place({ item, found, may, note }: PlaceProps) {
  const t = useWords(preparationWords);
  const [writing, setWriting] = useState(false);
  const [typed, setTyped] = useState(found?.note ?? '');
  const name = t(item);
  const say = (passed: boolean, text: string) => {
    setWriting(!passed && !writing);
    note([{ item, passed, note: text }]);
  };
  return (
    <li className={classes.place} data-found={found && (found.passed ? 'fine' : 'wrong')}>
      <span className={classes.name}>
        {name}
        {found?.note && !writing && <span className={classes.note}>{found.note}</span>}
        {!may && found && <span className={classes.note}>{t(found.passed ? 'fine' : 'wrong')}</span>}
      </span>
      {may && (
        <span className={classes.choice}>
          <Button
            variant={found?.passed ? 'light' : 'default'}
            aria-pressed={found?.passed === true}
            aria-label={t('fineAt', { item: name })}
            onClick={() => say(true, '')}
            leftSection={<IconCheck size={18} aria-hidden />}
          >
            {t('fine')}
          </Button>
          <Button
            variant={found && !found.passed ? 'filled' : 'default'}
            color="red"
            aria-pressed={found?.passed === false}
            aria-label={t('wrongAt', { item: name })}
            onClick={() => say(false, typed)}
            leftSection={<IconX size={18} aria-hidden />}
          >
            {t('wrong')}
          </Button>
        </span>
      )}
      {may && writing && (
        <form
          className={classes.why}
          onSubmit={(event) => {
            event.preventDefault();
            setWriting(false);
            note([{ item, passed: false, note: typed.trim() }]);
          }}
        >
          <TextInput
            className={classes.field}
            aria-label={`${t('whatIsWrong')}: ${name}`}
            placeholder={t('whatIsWrong')}
            maxLength={300}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit">{t('noteIt')}</Button>
        </form>
      )}
    </li>
  );
}

import { Button, Checkbox, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { useWrite } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { type DeliveryView, deliveryApi } from '../../api.ts';
import { ChecklistPoint, Deliverable, Signer } from '../../domain/delivery.ts';
import { deliveryWords } from '../words.ts';
import classes from './delivery.module.css';
import { open } from './open.ts';

type Noted = Pick<DeliveryView, 'checked' | 'handedOver' | 'satisfaction' | 'note'>;
const notedIn = ({ checked, handedOver, satisfaction, note }: DeliveryView): Noted => ({ checked, handedOver, satisfaction, note });
const toggled = <T,>(all: T[], one: T) => (all.includes(one) ? all.filter((each) => each !== one) : [...all, one]);

/** Notes are written one after the other, each on the state that the last one left: quick fingers lose no tick. */
function useNoting(delivery: DeliveryView) {
  const check = useWrite(deliveryApi, 'check');
  const [noted, setNoted] = useState(notedIn(delivery));
  const version = useRef(delivery.rowVersion);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const waiting = useRef(0);
  useEffect(() => {
    if (waiting.current > 0) return;
    version.current = delivery.rowVersion;
    setNoted(notedIn(delivery));
  }, [delivery]);
  const note = (change: Partial<Noted>) => {
    const next = { ...noted, ...change };
    setNoted(next);
    waiting.current += 1;
    last.current = last.current.then(async () => {
      const checked = next.checked.filter((point) => point !== 'SIGN_OFF');
      const answer = await check
        .mutateAsync({ params: { id: delivery.id }, body: { ...next, checked, rowVersion: version.current } })
        .catch(() => undefined);
      waiting.current -= 1;
      if (answer) version.current = answer.rowVersion;
      else setNoted(notedIn(delivery));
    });
  };
  return { noted, note };
}

/** The seven points that are gone through with the customer, and the five things that are handed over. */
export function Checklist({ delivery }: { delivery: DeliveryView }) {
  const t = useWords(deliveryWords);
  const { noted, note } = useNoting(delivery);
  const may = open(delivery, 'check');
  const signed = Signer.options.every((who) => delivery.signatures.some(({ signer }) => signer === who));
  const done = (point: ChecklistPoint) => (point === 'SIGN_OFF' ? signed : noted.checked.includes(point));
  const count = ChecklistPoint.options.filter(done).length;
  const hint = (point: ChecklistPoint) =>
    point === 'PHOTOS' && delivery.photos === 0 ? t('photosFirst') : point === 'SIGN_OFF' && !signed ? t('signBelow') : undefined;
  return (
    <>
      <Panel title={t('checklist', { done: count, all: ChecklistPoint.options.length })}>
        <ul className={classes.ticks}>
          {ChecklistPoint.options.map((point) => (
            <li key={point}>
              <Checkbox
                className={classes.tick}
                label={t(point)}
                description={hint(point)}
                checked={done(point)}
                disabled={!may || point === 'SIGN_OFF' || (point === 'PHOTOS' && delivery.photos === 0)}
                onChange={() => note({ checked: toggled(noted.checked, point) })}
              />
              {point === 'SATISFACTION' && !may && noted.satisfaction && (
                <p className={classes.answer}>{t('satisfactionOf', { value: noted.satisfaction })}</p>
              )}
              {point === 'SATISFACTION' && may && (
                <fieldset className={classes.stars} aria-label={t('satisfaction')}>
                  {[1, 2, 3, 4, 5].map((value) => (
                    <Button
                      key={value}
                      variant={noted.satisfaction === value ? 'filled' : 'default'}
                      aria-pressed={noted.satisfaction === value}
                      aria-label={t('satisfactionOf', { value })}
                      onClick={() =>
                        note({
                          satisfaction: value,
                          checked: noted.checked.includes('SATISFACTION') ? noted.checked : [...noted.checked, 'SATISFACTION'],
                        })
                      }
                    >
                      {value}
                    </Button>
                  ))}
                </fieldset>
              )}
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={t('deliverables', { done: noted.handedOver.length, all: Deliverable.options.length })}>
        <ul className={classes.ticks}>
          {Deliverable.options.map((one) => (
            <li key={one}>
              <Checkbox
                className={classes.tick}
                label={t(one)}
                checked={noted.handedOver.includes(one)}
                disabled={!may}
                onChange={() => note({ handedOver: toggled(noted.handedOver, one) })}
              />
            </li>
          ))}
        </ul>
        <Note key={noted.note} text={noted.note} may={may} keep={(text) => note({ note: text })} />
      </Panel>
    </>
  );
}

function Note({ text, may, keep }: { text: string; may: boolean; keep: (text: string) => void }) {
  const t = useWords(deliveryWords);
  const [typed, setTyped] = useState(text);
  if (!may && !text) return null;
  return (
    <Textarea
      mt={12}
      label={t('note')}
      autosize
      minRows={2}
      maxLength={1000}
      readOnly={!may}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => typed.trim() !== text && keep(typed.trim())}
    />
  );
}

import { Button, Group } from '@mantine/core';
import { type PointerEvent, useRef } from 'react';
import { useWords } from '#platform/web/words.ts';
import { pad, pathOf, type Strokes } from '../../domain/signature.ts';
import { contractWords } from '../words.ts';
import classes from './contract.module.css';

type Props = { strokes: Strokes; change: (strokes: Strokes) => void; error?: string | undefined };

const mostPoints = 5500;
const within = (value: number, most: number) => Math.max(0, Math.min(most, Math.round(value)));

/** A field to sign in by hand. The ink is kept in units of the field, so it stays when the screen is turned. */
export function SignPad({ strokes, change, error }: Props) {
  const t = useWords(contractWords);
  const drawing = useRef<Strokes>(strokes);
  const down = useRef(false);
  const put = (next: Strokes) => {
    drawing.current = next;
    change(next);
  };
  const pointOf = (event: PointerEvent<SVGSVGElement>): [number, number] => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    return [
      within(((event.clientX - left) / width) * pad.width, pad.width),
      within(((event.clientY - top) / height) * pad.height, pad.height),
    ];
  };
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    if (!event.isPrimary || drawing.current.length >= 250) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    down.current = true;
    put([...drawing.current, [pointOf(event)]]);
  };
  const draw = (event: PointerEvent<SVGSVGElement>) => {
    const stroke = drawing.current.at(-1);
    const last = stroke?.at(-1);
    if (!down.current || !stroke || !last || drawing.current.flat().length >= mostPoints) return;
    const point = pointOf(event);
    if (Math.hypot(point[0] - last[0], point[1] - last[1]) < 2) return;
    put([...drawing.current.slice(0, -1), [...stroke, point]]);
  };
  const end = () => {
    down.current = false;
  };
  return (
    <div>
      <div className={classes.pad}>
        <svg
          role="img"
          aria-label={t('pad')}
          className={classes.field}
          viewBox={`0 0 ${pad.width} ${pad.height}`}
          onPointerDown={begin}
          onPointerMove={draw}
          onPointerUp={end}
          onPointerCancel={end}
        >
          <line className={classes.baseline} x1={40} x2={pad.width - 40} y1={150} y2={150} />
          <path className={classes.ink} d={pathOf(strokes)} />
        </svg>
        {strokes.length === 0 && <p className={classes.hint}>{t('padHint')}</p>}
      </div>
      {error && (
        <p className={classes.wrong} role="alert">
          {error}
        </p>
      )}
      <Group gap={8} mt={8}>
        <Button variant="default" size="xs" disabled={strokes.length === 0} onClick={() => put(strokes.slice(0, -1))}>
          {t('undo')}
        </Button>
        <Button variant="default" size="xs" disabled={strokes.length === 0} onClick={() => put([])}>
          {t('clear')}
        </Button>
      </Group>
    </div>
  );
}

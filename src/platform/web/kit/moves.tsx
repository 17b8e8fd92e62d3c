import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../words.ts';
import { ConfirmMove } from './confirm-move.tsx';
import type { MoveLook } from './move-look.ts';
import classes from './moves.module.css';
import { kitWords } from './words.ts';

export type OfferedMove = { move: string; blockedBy: { type: string; says: string } | null };

type Props = {
  /** As the server sent them. Those without a look here are not shown. */
  moves: OfferedMove[];
  looks: Record<string, MoveLook>;
  /** Does it; what it rejects with is shown by `useWrite`. */
  run: (move: string, reason: string) => Promise<unknown>;
};

/** The moves that are possible now; a blocked one stays visible with its reason. */
export function Moves({ moves, looks, run }: Props) {
  const t = useWords(kitWords);
  const [asking, setAsking] = useState<string>();
  const [running, setRunning] = useState<string>();
  const offered = moves.filter(({ move }) => looks[move]);
  const first = offered.find(({ move, blockedBy }) => looks[move]?.primary && !blockedBy)?.move;
  const order = ({ move }: OfferedMove) => (move === first ? 0 : looks[move]?.danger ? 2 : 1);

  const start = async (move: string, reason = '') => {
    setRunning(move);
    try {
      await run(move, reason);
      setAsking(undefined);
    } catch {
      setAsking(undefined);
    } finally {
      setRunning(undefined);
    }
  };
  const press = (move: string) => {
    const look = looks[move];
    if (look?.confirm || look?.reason) setAsking(move);
    else void start(move);
  };

  if (offered.length === 0) return <p className={classes.none}>{t('nothingToDo')}</p>;
  const asked = asking ? looks[asking] : undefined;
  return (
    <div className={classes.moves}>
      {offered
        .toSorted((a, b) => order(a) - order(b))
        .map(({ move, blockedBy }) => (
          <div key={move} className={move === first ? classes.first : undefined}>
            <Button
              fullWidth
              variant={move === first ? 'filled' : 'default'}
              {...(looks[move]?.danger && !blockedBy ? { c: 'var(--forecourt-negative)' } : {})}
              disabled={blockedBy !== null || (running !== undefined && running !== move)}
              loading={running === move}
              onClick={() => press(move)}
              aria-describedby={blockedBy ? `blocked-${move}` : undefined}
            >
              {looks[move]?.label}
            </Button>
            {blockedBy && (
              <p id={`blocked-${move}`} className={classes.blocked}>
                {blockedBy.says}
              </p>
            )}
          </div>
        ))}
      {asking && asked && (
        <ConfirmMove
          look={asked}
          running={running === asking}
          onCancel={() => setAsking(undefined)}
          onConfirm={(reason) => void start(asking, reason)}
        />
      )}
    </div>
  );
}

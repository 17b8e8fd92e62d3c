import { Button } from '@mantine/core';
import { IconBarrierBlock, IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { PlainLink } from '#platform/web/kit/link.tsx';
import { useWords } from '#platform/web/words.ts';
import type { GateView } from '../../api.ts';
import { deliveryWords } from '../words.ts';
import classes from './gate.module.css';

type Props = { good?: boolean; title: string; pass?: GateView; number?: string; children: ReactNode };

/** The whole screen in one colour, to be read from the guard's box: green the car leaves, red it stays. */
export function Verdict({ good, title, pass, number, children }: Props) {
  const t = useWords(deliveryWords);
  const Icon = good ? IconCircleCheck : IconBarrierBlock;
  return (
    <section className={classes.verdict} data-good={good || undefined} role={good ? 'status' : 'alert'}>
      <title>{`${title} · Forecourt`}</title>
      <Icon size={84} stroke={1.5} aria-hidden />
      <h1 className={classes.title}>{title}</h1>
      <p className={classes.of}>{pass?.gatepassNumber ?? number}</p>
      {pass && (
        <p className={classes.of}>
          <strong>{pass.registrationNumber ?? pass.vin}</strong>
          <br />
          {pass.model} {pass.version} · {pass.color}
        </p>
      )}
      <div className={classes.why}>{children}</div>
      <Button component={PlainLink} to="/gate" className={classes.next} variant="white" color="dark">
        {t('nextCar')}
      </Button>
    </section>
  );
}

import { Button } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import { pad, pathOf } from '#contract/domain/signature.ts';
import { InstantText } from '#platform/web/kit/day.tsx';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { useWords } from '#platform/web/words.ts';
import type { DeliveryView } from '../../api.ts';
import { Signer } from '../../domain/delivery.ts';
import { deliveryWords } from '../words.ts';
import classes from './delivery.module.css';
import { open } from './open.ts';
import { SignDialog } from './sign-dialog.tsx';

/** The two who sign that the car was handed over. */
export function Signatures({ delivery }: { delivery: DeliveryView }) {
  const t = useWords(deliveryWords);
  const [signer, setSigner] = useState<Signer>();
  const names: Record<Signer, string> = { CUSTOMER: delivery.customerName, SALESPERSON: delivery.ownerName };
  return (
    <Panel title={t('signatures')}>
      <ul className={classes.lines}>
        {Signer.options.map((who) => {
          const signature = delivery.signatures.find((one) => one.signer === who);
          return (
            <li key={who} className={classes.line}>
              <div className={classes.said}>
                <strong>{t(`of${who}`)}</strong>
                <span className={classes.quiet}>
                  {signature ? signature.name : names[who]}
                  {signature && ' · '}
                  {signature && <InstantText at={signature.at} zone={delivery.timeZone} />}
                </span>
              </div>
              {signature?.strokes && (
                <svg className={classes.drawn} viewBox={`0 0 ${pad.width} ${pad.height}`} role="img" aria-label={signature.name}>
                  <path className={classes.ink} d={pathOf(signature.strokes)} />
                </svg>
              )}
              {signature && !signature.strokes && <span className={classes.written}>{signature.name}</span>}
              {!signature && open(delivery, 'sign') && (
                <Button
                  variant="default"
                  onClick={() => setSigner(who)}
                  leftSection={<IconSignature size={18} aria-hidden />}
                  aria-label={`${t('sign')}: ${t(`of${who}`)}`}
                >
                  {t('sign')}
                </Button>
              )}
              {!signature && !open(delivery, 'sign') && <span className={classes.quiet}>{t('notSigned')}</span>}
            </li>
          );
        })}
      </ul>
      {signer && <SignDialog delivery={delivery} signer={signer} name={names[signer]} close={() => setSigner(undefined)} />}
    </Panel>
  );
}

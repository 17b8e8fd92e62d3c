import { Button } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useState } from 'react';
import { dealApi } from '#deal/api.ts';
import { fileUrl } from '#platform/web/client.ts';
import { ConfirmMove } from '#platform/web/kit/confirm-move.tsx';
import { InstantText } from '#platform/web/kit/day.tsx';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useWrite } from '#platform/web/reads.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { type DeliveryView, deliveryApi, gatepassApi } from '../../api.ts';
import { deliveryWords } from '../words.ts';
import classes from './delivery.module.css';

type Car = DeliveryView['cars'][number];

/** Each car with its gatepass, and the way to issue them. */
export function Cars({ delivery }: { delivery: DeliveryView }) {
  const t = useWords(deliveryWords);
  const issue = useWrite(deliveryApi, 'issue', { stale: [dealApi] });
  const { id, cars, moves } = delivery;
  const offered = moves.find(({ move }) => move === 'issue');
  const without = cars.some(({ gatepass }) => !gatepass);
  return (
    <Panel title={t('passes')}>
      {cars.length === 0 && <p className={classes.quiet}>{t('noCar')}</p>}
      <ul className={classes.lines}>
        {cars.map((car) => (
          <CarLine key={car.id} delivery={delivery} car={car} />
        ))}
      </ul>
      {offered && without && cars.length > 0 && (
        <Button
          className={classes.wide}
          disabled={offered.blockedBy !== null}
          loading={issue.isPending}
          onClick={() => issue.mutate({ params: { id } })}
        >
          {t('issue')}
        </Button>
      )}
    </Panel>
  );
}

function CarLine({ delivery, car }: { delivery: DeliveryView; car: Car }) {
  const t = useWords(deliveryWords);
  const locale = useLanguage();
  const { may } = useViewer();
  const [asking, setAsking] = useState(false);
  const revoke = useWrite(gatepassApi, 'void', { stale: [deliveryApi, dealApi] });
  const { gatepass, vin, registrationNumber } = car;
  const allowed = may('gatepass.issue', delivery.branchId);
  const confirm = (reason: string) =>
    revoke
      .mutateAsync({ params: { id: gatepass?.id ?? '' }, body: { reason } })
      .catch(() => undefined)
      .then(() => setAsking(false));
  return (
    <li className={classes.line}>
      <div className={classes.said}>
        <strong className={classes.plate}>{registrationNumber ?? t('noPlate')}</strong>
        <span className={classes.quiet}>{vin}</span>
      </div>
      {gatepass ? (
        <div className={classes.pass}>
          <span>
            <strong>{gatepass.gatepassNumber}</strong> <StatusBadge status={gatepass.status} label={t(`pass${gatepass.status}`)} />
          </span>
          <span className={classes.quiet}>
            {t(gatepass.usedAt ? 'leftAt' : 'issuedBy', { name: gatepass.issuedByName })}{' '}
            <InstantText at={gatepass.usedAt ?? gatepass.issuedAt} zone={delivery.timeZone} />
          </span>
          {allowed && (
            <span className={classes.actions}>
              <Button
                component="a"
                variant="default"
                href={fileUrl(gatepassApi, 'pdf', { params: { id: gatepass.id }, query: { locale } })}
                target="_blank"
                leftSection={<IconFileTypePdf size={16} stroke={1.75} aria-hidden />}
                aria-label={t('openPass', { number: gatepass.gatepassNumber })}
              >
                {t('pdf')}
              </Button>
              {gatepass.status === 'ISSUED' && (
                <Button variant="subtle" c="var(--forecourt-negative)" onClick={() => setAsking(true)}>
                  {t('void')}
                </Button>
              )}
            </span>
          )}
        </div>
      ) : (
        <span className={classes.quiet}>{t('noPass')}</span>
      )}
      {asking && (
        <ConfirmMove
          look={{ label: t('void'), danger: true, reason: 'needed', confirm: t('voidText') }}
          running={revoke.isPending}
          onCancel={() => setAsking(false)}
          onConfirm={(reason) => void confirm(reason)}
        />
      )}
    </li>
  );
}

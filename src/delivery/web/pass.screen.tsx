import { Button } from '@mantine/core';
import { IconBarrierBlock, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { Swatch } from '#catalogue/web/parts/color-swatches.tsx';
import { ProblemError } from '#platform/web/client.ts';
import { InstantText } from '#platform/web/kit/day.tsx';
import { FactList, Panel } from '#platform/web/kit/document-page.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { useRead, useWrite } from '#platform/web/reads.ts';
import { useRecordId } from '#platform/web/view.ts';
import { useWords } from '#platform/web/words.ts';
import { type GateView, gateApi } from '../api.ts';
import classes from './parts/gate.module.css';
import { Verdict } from './parts/verdict.tsx';
import { deliveryWords } from './words.ts';

/** One pass at the gate: the car may leave, or it stays and the whole screen says why. */
export default function PassScreen() {
  const t = useWords(deliveryWords);
  const pass = useRecordId('code');
  const read = useRead(gateApi, 'look', { query: { pass } });
  const [left, setLeft] = useState<GateView>();
  if (left)
    return (
      <Verdict good title={t('goes')} pass={left}>
        <p>{t('goesText')}</p>
      </Verdict>
    );
  if (read.error instanceof ProblemError && read.error.status === 404)
    return (
      <Verdict title={t('unknown')} number={pass}>
        <p>{t('unknownText')}</p>
      </Verdict>
    );
  return (
    <Loaded read={read}>
      {(found) => (found.status === 'ISSUED' ? <MayLeave found={found} pass={pass} left={setLeft} /> : <Stays found={found} />)}
    </Loaded>
  );
}

function Stays({ found }: { found: GateView }) {
  const t = useWords(deliveryWords);
  const { status, usedAt, usedByName, voidedAt, voidedByName, voidReason, timeZone: zone } = found;
  const at = status === 'USED' ? usedAt : voidedAt;
  const by = status === 'USED' ? usedByName : voidedByName;
  return (
    <Verdict title={t(status === 'USED' ? 'wasUsed' : 'isVoid')} pass={found}>
      {at && (
        <p>
          <InstantText at={at} zone={zone} />
          {by && ` · ${by}`}
        </p>
      )}
      {voidReason && <p>{voidReason}</p>}
      <p>{t('carStays')}</p>
    </Verdict>
  );
}

type Leaving = { found: GateView; pass: string; left: (answer: GateView) => void };

function MayLeave({ found, pass, left }: Leaving) {
  const t = useWords(deliveryWords);
  const use = useWrite(gateApi, 'use', { quiet: true });
  const { gatepassNumber, model, version, color, colorHex, registrationNumber, vin, customerName, salesName, moves } = found;
  const blocked = moves.find(({ move }) => move === 'use')?.blockedBy;
  const problem = use.error instanceof ProblemError ? use.error : undefined;
  if (blocked)
    return (
      <Verdict title={t('notYet')} pass={found}>
        <p>{blocked.says}</p>
      </Verdict>
    );
  const letOut = () => use.mutateAsync({ body: { pass } }).then(left, () => undefined);
  return (
    <Screen
      title={gatepassNumber}
      width="narrow"
      back={{ to: '/gate', label: t('atGate') }}
      subtitle={<StatusBadge status="ISSUED" label={t('passISSUED')} />}
    >
      <Panel>
        <p className={classes.plate}>{registrationNumber ?? t('noPlate')}</p>
        <p className={classes.car}>
          {model} {version}
        </p>
        <p className={classes.color}>
          <Swatch hex={colorHex} /> {color}
        </p>
        <FactList
          facts={[
            { label: t('customer'), value: customerName },
            { label: t('salesperson'), value: salesName },
            { label: t('vin'), value: vin },
          ]}
        />
      </Panel>
      {problem && (
        <p className={classes.problem} role="alert">
          <IconBarrierBlock size={20} aria-hidden /> {problem.detail}
        </p>
      )}
      <Button
        className={classes.big}
        data-go
        loading={use.isPending}
        onClick={() => void letOut()}
        leftSection={<IconCircleCheck size={26} aria-hidden />}
      >
        {t('letOut')}
      </Button>
    </Screen>
  );
}

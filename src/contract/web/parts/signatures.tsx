import { Button } from '@mantine/core';
import { useState } from 'react';
import { call } from '#platform/web/client.ts';
import { InstantText } from '#platform/web/kit/day.tsx';
import { FactList, Panel } from '#platform/web/kit/document-page.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { useWords } from '#platform/web/words.ts';
import { type ContractView, contractApi, type SignatureView } from '../../api.ts';
import { pad } from '../../domain/signature.ts';
import { contractWords } from '../words.ts';
import classes from './contract.module.css';

/** Who signed what, with the evidence; and whether what is kept is still what was signed. */
export function Signatures({ contract }: { contract: ContractView }) {
  const t = useWords(contractWords);
  const [intact, setIntact] = useState<boolean>();
  const [checking, setChecking] = useState(false);
  const verify = async () => {
    setChecking(true);
    try {
      setIntact((await call(contractApi, 'verify', { params: { id: contract.id } })).intact);
    } finally {
      setChecking(false);
    }
  };
  return (
    <Panel
      title={t('signatures')}
      action={
        contract.contentHash && (
          <Button variant="default" size="xs" loading={checking} onClick={() => void verify()}>
            {t('verify')}
          </Button>
        )
      }
    >
      <p role="status" className={intact === undefined ? undefined : classes.note} hidden={intact === undefined}>
        {intact === undefined ? '' : t(intact ? 'intact' : 'altered')}
      </p>
      {contract.signatures.length === 0 ? (
        t('notSigned')
      ) : (
        <ol className={classes.signatures}>
          {contract.signatures.toReversed().map((one) => (
            <One key={one.id} signature={one} zone={contract.timeZone} />
          ))}
        </ol>
      )}
    </Panel>
  );
}

function One({ signature, zone }: { signature: SignatureView; zone: string }) {
  const t = useWords(contractWords);
  const { party, name, how, at, path, actorName, ip, userAgent, pdfSha256, voidedAt, voidReason } = signature;
  return (
    <li className={classes.signature} data-void={voidedAt ? true : undefined}>
      <div className={classes.who}>
        <strong>{t(party)}</strong>
        <span>{name}</span>
        {voidedAt && <StatusBadge status="VOID" label={t('void')} />}
      </div>
      {path && (
        <svg className={classes.drawn} viewBox={`0 0 ${pad.width} ${pad.height}`} role="img" aria-label={name}>
          <path className={classes.ink} d={path} />
        </svg>
      )}
      <FactList
        facts={[
          { label: t('at'), value: <InstantText at={at} zone={zone} /> },
          { label: t('how'), value: t(how) },
          { label: t('account'), value: actorName },
          { label: t('address'), value: ip },
          ...(voidedAt ? [{ label: t('voidSince'), value: <InstantText at={voidedAt} zone={zone} /> }] : []),
          ...(voidReason ? [{ label: t('reason'), value: voidReason }] : []),
        ]}
      />
      <p className={classes.device}>
        {t('device')}: {userAgent}
      </p>
      <span className={classes.hash}>
        {t('hash')} {pdfSha256}
      </span>
    </li>
  );
}

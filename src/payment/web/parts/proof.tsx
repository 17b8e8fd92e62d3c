import { Button, FileButton } from '@mantine/core';
import { IconCamera, IconEye, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { documentApi } from '#document/api.ts';
import { DocumentDialog } from '#document/web/parts/document-dialog.tsx';
import { lighter } from '#document/web/parts/photo.ts';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { showDone } from '#platform/web/notices.ts';
import { useRead, useWrite } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { type DepositView, depositApi } from '../../api.ts';
import { paymentWords } from '../words.ts';
import classes from './money.module.css';

/** What proves the payment of a deposit: by camera or as a file, and to look at. */
export function Proof({ deposit }: { deposit: DepositView }) {
  const t = useWords(paymentWords);
  const [preparing, setPreparing] = useState(false);
  const [looking, setLooking] = useState(false);
  const prove = useWrite(depositApi, 'prove', { stale: [documentApi] });
  const { id, proofId, moves } = deposit;
  const bring = async (file: File | null) => {
    if (!file) return;
    setPreparing(true);
    try {
      await prove.mutateAsync({ params: { id }, body: await lighter(file) });
      showDone(t('proofKept'));
    } catch {
      // The refusal is shown as a notice; the file can be chosen again.
    } finally {
      setPreparing(false);
    }
  };
  const may = moves.some(({ move, blockedBy }) => move === 'prove' && !blockedBy);
  return (
    <div className={classes.proof}>
      {!proofId && <p className={classes.note}>{t('proofMissing')}</p>}
      {proofId && (
        <Button variant="default" leftSection={<IconEye size={16} aria-hidden />} onClick={() => setLooking(true)}>
          {t('viewProof')}
        </Button>
      )}
      {may && (
        <>
          <FileButton accept="image/*" capture="environment" onChange={(file) => void bring(file)} disabled={preparing}>
            {(props) => (
              <Button
                {...props}
                variant={proofId ? 'default' : 'filled'}
                loading={preparing}
                leftSection={<IconCamera size={16} aria-hidden />}
              >
                {t('takePhoto')}
              </Button>
            )}
          </FileButton>
          <FileButton accept="image/jpeg,image/png,image/webp,application/pdf" onChange={(file) => void bring(file)} disabled={preparing}>
            {(props) => (
              <Button {...props} variant="default" loading={preparing} leftSection={<IconUpload size={16} aria-hidden />}>
                {t(proofId ? 'replaceProof' : 'chooseFile')}
              </Button>
            )}
          </FileButton>
        </>
      )}
      {looking && proofId && <ProofDialog id={proofId} close={() => setLooking(false)} />}
    </div>
  );
}

function ProofDialog({ id, close }: { id: string; close: () => void }) {
  const read = useRead(documentApi, 'get', { params: { id } });
  return <Loaded read={read}>{(document) => <DocumentDialog document={document} close={close} />}</Loaded>;
}

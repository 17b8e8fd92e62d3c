import { Button, FileButton, Select } from '@mantine/core';
import { IconCamera, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { showDone } from '#platform/web/notices.ts';
import { useWrite } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { dealDocumentApi, documentApi } from '../../api.ts';
import { BroughtKind } from '../../domain/document.ts';
import { documentWords } from '../words.ts';
import classes from './documents.module.css';
import { lighter } from './photo.ts';

type Kind = (typeof BroughtKind.options)[number];

/** Keeps a photo or PDF in the deal: what it shows first, then the camera or a file. */
export function BringDocument({ dealId }: { dealId: string }) {
  const t = useWords(documentWords);
  const [kind, setKind] = useState<Kind>('IDENTITY');
  const [preparing, setPreparing] = useState(false);
  const keep = useWrite(dealDocumentApi, 'keep', { stale: [documentApi] });
  const bring = async (file: File | null) => {
    if (!file) return;
    setPreparing(true);
    try {
      const { name } = await keep.mutateAsync({ params: { id: dealId }, query: { kind }, body: await lighter(file) });
      showDone(t('kept', { name }));
    } catch {
      // The refusal is shown as a notice; the file can be chosen again.
    } finally {
      setPreparing(false);
    }
  };
  const running = preparing || keep.isPending;
  return (
    <div className={classes.bring}>
      <Select
        className={classes.kind}
        label={t('kind')}
        allowDeselect={false}
        value={kind}
        onChange={(value) => setKind(BroughtKind.parse(value))}
        data={BroughtKind.options.map((value) => ({ value, label: t(value) }))}
      />
      <FileButton accept="image/*" capture="environment" onChange={(file) => void bring(file)} disabled={running}>
        {(props) => (
          <Button {...props} loading={running} leftSection={<IconCamera size={16} aria-hidden />}>
            {t('takePhoto')}
          </Button>
        )}
      </FileButton>
      <FileButton accept="image/jpeg,image/png,image/webp,application/pdf" onChange={(file) => void bring(file)} disabled={running}>
        {(props) => (
          <Button {...props} variant="default" loading={running} leftSection={<IconUpload size={16} aria-hidden />}>
            {t('chooseFile')}
          </Button>
        )}
      </FileButton>
      <p className={classes.hint}>{t('hint')}</p>
    </div>
  );
}

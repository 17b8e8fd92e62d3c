import { Button, FileButton } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { useState } from 'react';
import { documentApi } from '#document/api.ts';
import { lighter } from '#document/web/parts/photo.ts';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { GoLink } from '#platform/web/kit/link.tsx';
import { showDone } from '#platform/web/notices.ts';
import { useWrite } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { type DeliveryView, deliveryApi } from '../../api.ts';
import { deliveryWords } from '../words.ts';
import classes from './delivery.module.css';
import { open } from './open.ts';

/** Photos of the handover, taken on the spot; they are looked at among the deal's documents. */
export function Photos({ delivery }: { delivery: DeliveryView }) {
  const t = useWords(deliveryWords);
  const [preparing, setPreparing] = useState(false);
  const photograph = useWrite(deliveryApi, 'photograph', { stale: [documentApi] });
  const take = async (file: File | null) => {
    if (!file) return;
    setPreparing(true);
    try {
      await photograph.mutateAsync({ params: { id: delivery.id }, body: await lighter(file) });
      showDone(t('photoKept'));
    } catch {
      // The refusal is shown as a notice; the photo can be taken again.
    } finally {
      setPreparing(false);
    }
  };
  return (
    <Panel title={t('photos')}>
      <p className={classes.quiet}>
        {delivery.photos === 0 ? (
          t('noPhotos')
        ) : (
          <GoLink to={`/deals/${delivery.dealId}/documents`}>{t('photosKept', { count: delivery.photos })}</GoLink>
        )}
      </p>
      {open(delivery, 'photograph') && (
        <FileButton accept="image/*" capture="environment" onChange={(file) => void take(file)} disabled={preparing}>
          {(props) => (
            <Button
              {...props}
              className={classes.wide}
              variant={delivery.photos > 0 ? 'default' : 'filled'}
              loading={preparing}
              leftSection={<IconCamera size={18} aria-hidden />}
            >
              {t('takePhoto')}
            </Button>
          )}
        </FileButton>
      )}
    </Panel>
  );
}

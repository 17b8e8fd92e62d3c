import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { catalogueApi } from '#catalogue/api.ts';
import type { Catalogue } from '#catalogue/domain/catalogue.ts';
import { ColorSwatches } from '#catalogue/web/parts/color-swatches.tsx';
import { dealApi } from '#deal/api.ts';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { kitWords } from '#platform/web/kit/words.ts';
import { useRead, useWrite } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { vehicleApi } from '#vehicle/api.ts';
import { type BookingView, bookingApi } from '../../api.ts';
import { bookingWords } from '../words.ts';

type Props = { booking: BookingView; close: () => void };

/** Changes the version or the colour of a booking; its number, its deposit and its place stay. */
export function AmendDialog({ booking, close }: Props) {
  const t = useWords(bookingWords);
  const kit = useWords(kitWords);
  const read = useRead(catalogueApi, 'tree');
  return (
    <Modal opened onClose={close} title={t('amend')} size="lg" centered closeButtonProps={{ 'aria-label': kit('close') }}>
      <Loaded read={read}>{(catalogue) => <AmendForm booking={booking} catalogue={catalogue} close={close} />}</Loaded>
    </Modal>
  );
}

function AmendForm({ booking, catalogue, close }: Props & { catalogue: Catalogue }) {
  const t = useWords(bookingWords);
  const kit = useWords(kitWords);
  const amend = useWrite(bookingApi, 'amend', { stale: [vehicleApi, dealApi] });
  const [versionId, setVersion] = useState(booking.versionId);
  const [colorId, setColor] = useState<string | undefined>(booking.colorId);
  const model = catalogue.models.find(({ versions }) => versions.some(({ id }) => id === booking.versionId));
  const version = model?.versions.find(({ id }) => id === versionId);
  const colors = catalogue.colors.filter(({ id }) => version?.colorIds.includes(id));
  const changed = versionId !== booking.versionId || colorId !== booking.colorId;
  const chooseVersion = (next: string | null) => {
    if (!next) return;
    setVersion(next);
    const made = model?.versions.find(({ id }) => id === next)?.colorIds ?? [];
    if (!colorId || !made.includes(colorId)) setColor(undefined);
  };
  const save = async () => {
    await amend.mutateAsync({
      params: { id: booking.id },
      body: { versionId, ...(colorId ? { colorId } : {}), rowVersion: booking.rowVersion },
    });
    close();
  };
  return (
    <Stack gap={16}>
      <Text size="sm">{t('amendText')}</Text>
      {booking.type === 'CASH_SALE' && model && (
        <Select
          label={t('version')}
          value={versionId}
          onChange={chooseVersion}
          allowDeselect={false}
          data={model.versions
            .filter(({ id, active }) => active || id === booking.versionId)
            .map(({ id, name, year }) => ({ value: id, label: `${model.name} ${name} ${year}` }))}
        />
      )}
      <ColorSwatches colors={colors} value={colorId} onChange={setColor} label={t('color')} />
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={close}>
          {kit('cancel')}
        </Button>
        <Button disabled={!changed || !colorId} loading={amend.isPending} onClick={() => void save().catch(() => undefined)}>
          {t('amendIt')}
        </Button>
      </Group>
    </Stack>
  );
}

import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { dealApi } from '#deal/api.ts';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { kitWords } from '#platform/web/kit/words.ts';
import { useRead, useWrite } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { vehicleApi } from '#vehicle/api.ts';
import { type BookingView, bookingApi } from '../../api.ts';
import { bookingWords } from '../words.ts';
import classes from './stock-choice.module.css';
import { CarChoice } from './stock-choice.tsx';

/** Chooses the very car of a booking among those in stock that fit, the oldest arrival first. */
export function ChooseCar({ booking, close }: { booking: BookingView; close: () => void }) {
  const t = useWords(bookingWords);
  const kit = useWords(kitWords);
  const { id, branchId, versionId, colorId } = booking;
  const query = { branchId, versionId, colorId, status: 'AVAILABLE', demo: '0', sort: 'arrivedOn', limit: 50 } as const;
  const read = useRead(vehicleApi, 'list', { query });
  const hold = useWrite(bookingApi, 'hold', { stale: [vehicleApi, dealApi] });
  const [vehicleId, choose] = useState<string>();
  const take = async () => {
    if (!vehicleId) return;
    await hold.mutateAsync({ params: { id }, body: { vehicleId } });
    close();
  };
  return (
    <Modal opened onClose={close} title={t('hold')} size="lg" centered closeButtonProps={{ 'aria-label': kit('close') }}>
      <Stack gap={16}>
        <Loaded read={read}>
          {({ items }) =>
            items.length === 0 ? (
              <Text size="sm">{t('noFree')}</Text>
            ) : (
              <Radio.Group label={t('chooseText')} value={vehicleId ?? null} onChange={choose}>
                <div className={classes.cars}>
                  {items.map((car) => (
                    <CarChoice key={car.id} car={car} />
                  ))}
                </div>
              </Radio.Group>
            )
          }
        </Loaded>
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={close}>
            {kit('close')}
          </Button>
          <Button disabled={!vehicleId} loading={hold.isPending} onClick={() => void take().catch(() => undefined)}>
            {t('holdIt')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

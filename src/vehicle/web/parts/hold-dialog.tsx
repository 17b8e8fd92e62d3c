import { Button, Group, Modal, Radio, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Api } from '#platform/domain/api.ts';
import { formatInstant } from '#platform/domain/format.ts';
import type { ProblemError } from '#platform/web/client.ts';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { ProblemNote } from '#platform/web/kit/problem-note.tsx';
import { kitWords } from '#platform/web/kit/words.ts';
import { useLanguage } from '#platform/web/language.ts';
import { useRead, useWrite } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { vehicleApi } from '../../api.ts';
import type { Claim, VehicleView } from '../../domain/vehicle.ts';
import { vehicleWords } from '../words.ts';
import classes from './hold-dialog.module.css';

/** Chooses the booking that gets this car: those that wait for such a one, in the order of the queue. */
export function HoldDialog({ car, close, stale }: { car: VehicleView; close: () => void; stale: Api[] }) {
  const t = useWords(vehicleWords);
  const kit = useWords(kitWords);
  const locale = useLanguage();
  const read = useRead(vehicleApi, 'claims', { params: { id: car.id } });
  const hold = useWrite(vehicleApi, 'hold', { quiet: true, stale });
  const [bookingId, choose] = useState<string>();
  const [hours, setHours] = useState('');
  const [problem, setProblem] = useState<ProblemError>();
  const take = async () => {
    if (!bookingId) return;
    const until = hours
      ? {
          until: Temporal.Now.instant()
            .add({ hours: Number(hours) })
            .toString({ smallestUnit: 'millisecond' }),
        }
      : {};
    await hold.mutateAsync({ params: { id: car.id }, body: { bookingId, ...until } });
    close();
  };
  const color = locale === 'vi' ? car.color.nameVi : car.color.nameEn;
  return (
    <Modal opened onClose={close} title={t('holdTitle')} centered closeButtonProps={{ 'aria-label': kit('close') }}>
      <Stack gap={16}>
        {problem && <ProblemNote problem={problem} />}
        <Loaded read={read}>
          {({ items }) =>
            items.length === 0 ? (
              <Text size="sm">{t('noClaims')}</Text>
            ) : (
              <>
                <Radio.Group
                  label={t('holdText', { car: `${car.model} ${car.version} · ${color}` })}
                  value={bookingId ?? null}
                  onChange={choose}
                >
                  <div className={classes.claims}>
                    {items.map((claim) => (
                      <ClaimCard key={claim.bookingId} claim={claim} zone={car.timeZone} />
                    ))}
                  </div>
                </Radio.Group>
                <Select
                  label={t('holdFor')}
                  allowDeselect={false}
                  value={hours}
                  onChange={(value) => setHours(value ?? '')}
                  data={[
                    { value: '', label: t('holdDefault') },
                    { value: '24', label: t('hours', { count: 24 }) },
                    ...[3, 7, 14].map((days) => ({ value: String(days * 24), label: t('days', { count: days }) })),
                  ]}
                />
              </>
            )
          }
        </Loaded>
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={close}>
            {kit('cancel')}
          </Button>
          <Button disabled={!bookingId} loading={hold.isPending} onClick={() => void take().catch(setProblem)}>
            {t('hold')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function ClaimCard({ claim, zone }: { claim: Claim; zone: string }) {
  const t = useWords(vehicleWords);
  return (
    <Radio.Card value={claim.bookingId} className={classes.claim}>
      <Radio.Indicator size="xs" />
      <span className={classes.name}>{claim.customerName}</span>
      <span>{claim.bookingNumber}</span>
      <span />
      <span className={classes.quiet}>
        {claim.depositAt ? t('deposit', { time: formatInstant(claim.depositAt, zone) }) : t('noDeposit')}
      </span>
      <span className={classes.quiet}>{claim.quantity > 1 && t('hasOf', { held: claim.held, quantity: claim.quantity })}</span>
    </Radio.Card>
  );
}

import { Select, TextInput } from '@mantine/core';
import type { z } from 'zod';
import { useApiForm } from '#platform/web/kit/api-form.ts';
import { DayInput } from '#platform/web/kit/day-input.tsx';
import { FormDialog } from '#platform/web/kit/form-dialog.tsx';
import { useWrite } from '#platform/web/reads.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { vehicleApi } from '../../api.ts';
import { Location, type VehicleView } from '../../domain/vehicle.ts';
import { vehicleWords } from '../words.ts';
import { BranchSelect } from './car-fields.tsx';
import { today } from './today.ts';

type Props = { car: VehicleView; close: () => void };

const usePlaces = () => {
  const t = useWords(vehicleWords);
  return Location.options.map((value) => ({ value, label: t(value) }));
};

/** The car came: on which day, and where it stands. */
export function ArriveDialog({ car, close }: Props) {
  const t = useWords(vehicleWords);
  const arrive = useWrite(vehicleApi, 'arrive', { quiet: true });
  const form = useApiForm<{ arrivedOn: string | null; location: Location }, typeof vehicleApi.operations.arrive.body>({
    schema: vehicleApi.operations.arrive.body,
    start: { arrivedOn: today(car.timeZone), location: 'YARD' },
    body: ({ arrivedOn, location }) => ({ location, ...(arrivedOn ? { arrivedOn } : {}) }),
    send: async (body) => {
      await arrive.mutateAsync({ params: { id: car.id }, body });
      close();
    },
  });
  return (
    <FormDialog title={t('arriveTitle')} form={form} close={close} save={t('arrive')} size="sm">
      <DayInput label={t('arrivedOn')} max={today(car.timeZone)} {...form.getInputProps('arrivedOn')} />
      <Select label={t('location')} allowDeselect={false} data={usePlaces()} {...form.getInputProps('location')} />
    </FormDialog>
  );
}

type Transfer = z.input<typeof vehicleApi.operations.transfer.body>;

/** Another place, or another branch one runs the stock of as well. */
export function TransferDialog({ car, close }: Props) {
  const t = useWords(vehicleWords);
  const { branches, may } = useViewer();
  const mine = branches.filter(({ id }) => may('vehicle.write', id));
  const transfer = useWrite(vehicleApi, 'transfer', { quiet: true });
  const form = useApiForm<{ branchId: string; location: Location; note: string }, typeof vehicleApi.operations.transfer.body>({
    schema: vehicleApi.operations.transfer.body,
    start: { branchId: car.branchId, location: car.location, note: '' },
    body: ({ branchId, location, note }): Transfer => ({
      location,
      ...(branchId === car.branchId ? {} : { branchId }),
      ...(note.trim() ? { note } : {}),
    }),
    send: async (body) => {
      await transfer.mutateAsync({ params: { id: car.id }, body });
      close();
    },
  });
  return (
    <FormDialog title={t('transferTitle')} form={form} close={close} save={t('transfer')} size="sm">
      {mine.length > 1 && <BranchSelect label={t('branch')} branches={mine} {...form.getInputProps('branchId')} />}
      <Select label={t('location')} allowDeselect={false} data={usePlaces()} {...form.getInputProps('location')} />
      <TextInput label={t('note')} maxLength={300} {...form.getInputProps('note')} />
    </FormDialog>
  );
}

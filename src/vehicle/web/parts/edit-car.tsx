import { Button, Drawer } from '@mantine/core';
import { useRef } from 'react';
import { call } from '#platform/web/client.ts';
import { useApiForm } from '#platform/web/kit/api-form.ts';
import { FormBody } from '#platform/web/kit/form-body.tsx';
import { kitWords } from '#platform/web/kit/words.ts';
import { showDone } from '#platform/web/notices.ts';
import { useWrite } from '#platform/web/reads.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { vehicleApi } from '../../api.ts';
import type { VehicleView } from '../../domain/vehicle.ts';
import { vehicleWords } from '../words.ts';
import classes from './car-fields.module.css';
import { CarFields, type CarValues, withVin } from './car-fields.tsx';

const Judged = withVin(vehicleApi.operations.amend.body);

const valuesOf = (car: VehicleView): CarValues & Record<string, unknown> => ({
  vin: car.vin,
  versionId: car.versionId,
  colorId: car.color.id,
  frameNumber: car.frameNumber ?? '',
  engineNumber: car.engineNumber ?? '',
  demo: car.demo,
  manufacturedOn: car.manufacturedOn,
  expectedOn: car.expectedOn,
  landedCost: car.landedCost ?? null,
});

/** Corrects what is known of a car; where somebody else did meanwhile, both versions are shown. */
export function EditCar({ car, close }: { car: VehicleView; close: () => void }) {
  const t = useWords(vehicleWords);
  const kit = useWords(kitWords);
  const { may } = useViewer();
  const cost = may('vehicle.cost', car.branchId);
  const version = useRef(car.rowVersion);
  const amend = useWrite(vehicleApi, 'amend', { quiet: true });
  const form = useApiForm<CarValues & Record<string, unknown>, typeof Judged>({
    schema: Judged,
    start: valuesOf(car),
    body: ({ frameNumber, engineNumber, landedCost, ...values }) => ({
      ...values,
      frameNumber: frameNumber || null,
      engineNumber: engineNumber || null,
      ...(cost ? { landedCost } : {}),
      rowVersion: version.current,
    }),
    send: async (body) => {
      await amend.mutateAsync({ params: { id: car.id }, body });
      showDone(t('saved'));
      close();
    },
    latest: async () => {
      const now = await call(vehicleApi, 'find', { params: { id: car.id } });
      version.current = now.rowVersion;
      return valuesOf(now);
    },
  });
  const names = {
    vin: t('vin'),
    versionId: t('version'),
    colorId: t('color'),
    frameNumber: t('frameNumber'),
    engineNumber: t('engineNumber'),
  };
  return (
    <Drawer opened onClose={close} title={t('editTitle')} position="right" size="lg" closeButtonProps={{ 'aria-label': kit('close') }}>
      <FormBody form={form} names={names}>
        <CarFields form={form as never} currency={car.currency} cost={cost} arrived={car.status !== 'IN_TRANSIT'} />
        <div className={classes.actions}>
          <Button variant="default" onClick={close}>
            {kit('cancel')}
          </Button>
          <Button type="submit" loading={form.sending}>
            {kit('save')}
          </Button>
        </div>
      </FormBody>
    </Drawer>
  );
}

import { Button, Drawer, SegmentedControl, Select } from '@mantine/core';
import { useApiForm } from '#platform/web/kit/api-form.ts';
import { DayInput } from '#platform/web/kit/day-input.tsx';
import { FormBody } from '#platform/web/kit/form-body.tsx';
import { kitWords } from '#platform/web/kit/words.ts';
import { showDone } from '#platform/web/notices.ts';
import { useWrite } from '#platform/web/reads.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { vehicleApi } from '../../api.ts';
import { Location } from '../../domain/vehicle.ts';
import { vehicleWords } from '../words.ts';
import classes from './car-fields.module.css';
import { BranchSelect, CarFields, type CarValues, withVin } from './car-fields.tsx';
import { today } from './today.ts';

type Values = CarValues & { branchId: string; status: 'IN_TRANSIT' | 'AVAILABLE'; location: Location; arrivedOn: string | null };

const Judged = withVin(vehicleApi.operations.add.body);

/** One car enters the books, beside the list it will stand in. */
export function AddCar({ close }: { close: () => void }) {
  const t = useWords(vehicleWords);
  const kit = useWords(kitWords);
  const { branch, branches, branchOf, may } = useViewer();
  const mine = branches.filter(({ id }) => may('vehicle.write', id));
  const add = useWrite(vehicleApi, 'add', { quiet: true });
  const form = useApiForm<Values & Record<string, unknown>, typeof Judged>({
    schema: Judged,
    draft: 'vehicle/new',
    start: {
      branchId: mine.find(({ id }) => id === branch.id)?.id ?? mine[0]?.id ?? branch.id,
      vin: '',
      versionId: '',
      colorId: '',
      frameNumber: '',
      engineNumber: '',
      demo: false,
      manufacturedOn: null,
      expectedOn: null,
      landedCost: null,
      status: 'IN_TRANSIT',
      location: 'YARD',
      arrivedOn: null,
    },
    body: bodyOf,
    send: async (body) => {
      const car = await add.mutateAsync({ body });
      showDone(t('added', { vin: car.vin }));
      close();
    },
  });
  const yard = branchOf(form.values.branchId) ?? branch;
  const here = form.values.status === 'AVAILABLE';
  return (
    <Drawer opened onClose={close} title={t('addCar')} position="right" size="lg" closeButtonProps={{ 'aria-label': kit('close') }}>
      <FormBody form={form}>
        <div className={classes.fields}>
          {mine.length > 1 && (
            <div className={classes.wide}>
              <BranchSelect label={t('branch')} branches={mine} {...form.getInputProps('branchId')} />
            </div>
          )}
          <SegmentedControl
            className={classes.wide}
            aria-label={t('state')}
            data={[
              { value: 'IN_TRANSIT', label: t('onTheWay') },
              { value: 'AVAILABLE', label: t('here') },
            ]}
            {...form.getInputProps('status')}
          />
          {here && <DayInput label={t('arrivedOn')} max={today(yard.timeZone)} {...form.getInputProps('arrivedOn')} />}
          {here && (
            <Select
              label={t('location')}
              allowDeselect={false}
              data={Location.options.map((value) => ({ value, label: t(value) }))}
              {...form.getInputProps('location')}
            />
          )}
        </div>
        <CarFields form={form as never} currency={yard.currency} cost={may('vehicle.cost', yard.id)} arrived={here} />
        <div className={classes.actions}>
          <Button variant="default" onClick={close}>
            {kit('cancel')}
          </Button>
          <Button type="submit" loading={form.sending}>
            {t('add')}
          </Button>
        </div>
      </FormBody>
    </Drawer>
  );
}

/** What is empty is not sent; a car on its way has no day of arrival yet. */
function bodyOf({ arrivedOn, expectedOn, ...values }: Values) {
  const days = values.status === 'AVAILABLE' ? { arrivedOn } : { expectedOn };
  return Object.fromEntries(
    Object.entries({ ...values, ...days }).filter(([field, value]) => field === 'vin' || (value !== '' && value !== null)),
  );
}

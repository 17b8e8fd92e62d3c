import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { ListTabs } from '#platform/web/kit/list-filters.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import { useView } from '#platform/web/view.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { CarsTab } from './parts/cars-tab.tsx';
import classes from './parts/catalogue.module.css';
import { ColorsTab } from './parts/colors-tab.tsx';
import { AccessoriesTab, ServicesTab } from './parts/items-tab.tsx';
import { CatalogueView } from './parts/view.ts';
import { catalogueWords } from './words.ts';

const tabs = {
  cars: { view: undefined, add: 'addModel', shown: CarsTab },
  colors: { view: 'colors', add: 'addColor', shown: ColorsTab },
  accessories: { view: 'accessories', add: 'addAccessory', shown: AccessoriesTab },
  services: { view: 'services', add: 'addService', shown: ServicesTab },
} as const;
const names = Object.keys(tabs) as (keyof typeof tabs)[];

/** What is sold, for all branches: cars, colours, accessories, service packages. */
export default function CatalogueScreen() {
  const t = useWords(catalogueWords);
  const [view, change] = useView(CatalogueView);
  const { may } = useViewer();
  const [adding, setAdding] = useState(false);
  const part = names.find((name) => tabs[name].view === view.part) ?? 'cars';
  const { add, shown: Tab } = tabs[part];
  const edits = may('catalogue.write');
  return (
    <Screen
      title={t('title')}
      subtitle={t('subtitle')}
      {...(edits ? { action: <Button onClick={() => setAdding(true)}>{t(add)}</Button> } : {})}
    >
      <div className={classes.bar}>
        <ListTabs
          tabs={names.map((name) => ({ label: t(name), view: { part: tabs[name].view } }))}
          view={view}
          change={(next) => {
            setAdding(false);
            change(next);
          }}
        />
        {part !== 'colors' && (
          <Checkbox
            size="xs"
            label={t('showOffSale')}
            checked={view.all === 'yes'}
            onChange={(event) => change({ all: event.currentTarget.checked ? 'yes' : undefined })}
          />
        )}
      </div>
      <Tab key={part} all={view.all === 'yes'} edits={edits} adding={adding} added={() => setAdding(false)} />
    </Screen>
  );
}

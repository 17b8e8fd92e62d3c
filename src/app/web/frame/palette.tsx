import { useDebouncedValue } from '@mantine/hooks';
import '@mantine/spotlight/styles.layer.css';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import {
  IconArrowRight,
  IconCalendarCheck,
  IconCar,
  IconClock,
  IconFileText,
  IconPlus,
  IconSearch,
  IconTimeline,
  IconUser,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { searchApi } from '#customer/api.ts';
import { call } from '#platform/web/client.ts';
import { useLanguage } from '#platform/web/language.ts';
import { useGo } from '#platform/web/view.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { say, useWords } from '#platform/web/words.ts';
import { staffScreens } from '../screens.ts';
import { appWords } from '../words.ts';
import classes from './palette.module.css';
import { recentPages } from './recent.ts';

const [store, spotlight] = createSpotlight();

type Entry = { path: string; label: string; description?: string; icon: ReactNode };
type Group = { name: string; entries: Entry[] };

const looks = { size: 18, stroke: 1.6 } as const;
const foundIcons = {
  CUSTOMER: <IconUser {...looks} />,
  QUOTATION: <IconFileText {...looks} />,
  BOOKING: <IconCalendarCheck {...looks} />,
  VEHICLE: <IconCar {...looks} />,
  DEAL: <IconTimeline {...looks} />,
};

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase();

/** What the program itself offers: things to do first, then places; only what this person may open. */
function useOffers(words: string): Group[] {
  const t = useWords(appWords);
  const locale = useLanguage();
  const { may } = useViewer();
  const open = staffScreens.filter((screen) => !screen.path.includes('$') && (screen.may === 'signed-in' || may(screen.may)));
  const matches = (label: string) => fold(label).includes(fold(words));
  const commands = open.flatMap(({ path, command }) =>
    command ? [{ path, label: say(command, locale), icon: <IconPlus {...looks} /> }] : [],
  );
  const places = open
    .filter(({ command }) => !command)
    .map(({ path, title }) => ({ path, label: say(title, locale), icon: <IconArrowRight {...looks} /> }));
  const recent = words
    ? []
    : recentPages()
        .slice(0, 5)
        .map(({ path, title }) => ({ path, label: title, icon: <IconClock {...looks} /> }));
  return [
    { name: t('recent'), entries: recent },
    { name: t('doThis'), entries: commands.filter(({ label }) => matches(label)) },
    { name: t('goTo'), entries: places.filter(({ label }) => matches(label)) },
  ];
}

/** Records found by the server: by phone, name without accents, number, or the end of a VIN. */
function useFound(words: string): { group: Group; searching: boolean } {
  const t = useWords(appWords);
  const [asked] = useDebouncedValue(words, 120);
  const { data, isFetching } = useQuery({
    queryKey: [searchApi.base, asked],
    queryFn: ({ signal }) => call(searchApi, 'all', { query: { q: asked } }, { signal }),
    enabled: asked.length >= 2,
    retry: false,
  });
  const entries = (data?.items ?? []).map((found) => ({
    path: found.path,
    label: found.title,
    description: found.subtitle,
    icon: foundIcons[found.kind],
  }));
  return { group: { name: t('found'), entries: words.length >= 2 ? entries : [] }, searching: isFetching || asked !== words };
}

/** Go to, search anything and do, from one box. */
export default function Palette({ opened, close }: { opened: boolean; close: () => void }) {
  const t = useWords(appWords);
  const go = useGo();
  const [typed, setTyped] = useState('');
  const words = typed.trim();
  const offers = useOffers(words);
  const { group, searching } = useFound(words);
  const groups = [...offers, group].filter(({ entries }) => entries.length > 0);
  useEffect(() => {
    if (opened) spotlight.open();
  }, [opened]);
  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      query={typed}
      onQueryChange={setTyped}
      onSpotlightClose={() => {
        close();
        setTyped('');
      }}
      scrollable
      maxHeight={440}
      size={640}
      zIndex={300}
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      transitionProps={{ duration: 0 }}
      classNames={{
        action: classes.action ?? '',
        actionsGroup: classes.group ?? '',
        search: classes.search ?? '',
        actionDescription: classes.description ?? '',
      }}
      aria-label={t('paletteTitle')}
    >
      <Spotlight.Search placeholder={t('searchHint')} aria-label={t('searchHint')} leftSection={<IconSearch size={18} stroke={1.75} />} />
      <Spotlight.ActionsList>
        {groups.map(({ name, entries }) => (
          <Spotlight.ActionsGroup key={name} label={name}>
            {entries.map(({ path, label, description, icon }) => (
              <Spotlight.Action
                key={`${path} ${label}`}
                label={label}
                {...(description ? { description } : {})}
                leftSection={icon}
                onClick={() => go(path)}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && <Spotlight.Empty>{searching ? t('searching') : t('nothingFound', { words })}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

import { Combobox, Modal, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import {
  IconArrowRight,
  IconCalendarCheck,
  IconCar,
  IconClock,
  IconCoins,
  IconFileText,
  IconPlus,
  IconReceipt,
  IconReceiptTax,
  IconSearch,
  IconSignature,
  IconTimeline,
  IconUser,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { searchApi } from '#customer/api.ts';
import { call } from '#platform/web/client.ts';
import { fold } from '#platform/web/fold.ts';
import { useLanguage } from '#platform/web/language.ts';
import { useGo } from '#platform/web/view.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { say, useWords } from '#platform/web/words.ts';
import { staffScreens } from '../screens.ts';
import { appWords } from '../words.ts';
import classes from './palette.module.css';
import { recentPages } from './recent.ts';

type Entry = { path: string; label: string; description?: string; icon: ReactNode };
type Group = { name: string; entries: Entry[] };

const looks = { size: 18, stroke: 1.6 } as const;
const foundIcons = {
  CUSTOMER: <IconUser {...looks} />,
  QUOTATION: <IconFileText {...looks} />,
  BOOKING: <IconCalendarCheck {...looks} />,
  DEPOSIT: <IconCoins {...looks} />,
  RECEIPT: <IconReceipt {...looks} />,
  CONTRACT: <IconSignature {...looks} />,
  INVOICE: <IconReceiptTax {...looks} />,
  VEHICLE: <IconCar {...looks} />,
  DEAL: <IconTimeline {...looks} />,
};

/** What the program itself offers: things to do first, then places; only what this person may open. */
function useOffers(words: string): Group[] {
  const t = useWords(appWords);
  const locale = useLanguage();
  const { may } = useViewer();
  const open = staffScreens.filter((screen) => !screen.path.includes('$') && (screen.may === 'signed-in' || may(screen.may)));
  const matches = ({ label }: Entry) => fold(label).includes(fold(words));
  const commands = open.flatMap(({ path, command }): Entry[] =>
    command ? [{ path, label: say(command, locale), icon: <IconPlus {...looks} /> }] : [],
  );
  const places = open
    .filter(({ command }) => !command)
    .map(({ path, title }): Entry => ({ path, label: say(title, locale), icon: <IconArrowRight {...looks} /> }));
  const recent = words ? [] : recentPages().slice(0, 5);
  return [
    { name: t('recent'), entries: recent.map(({ path, title }) => ({ path, label: title, icon: <IconClock {...looks} /> })) },
    { name: t('doThis'), entries: commands.filter(matches) },
    { name: t('goTo'), entries: places.filter(matches) },
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
  const found = words.length >= 2 ? (data?.items ?? []) : [];
  const entries = found.map(({ kind, path, title, subtitle }) => ({ path, label: title, description: subtitle, icon: foundIcons[kind] }));
  return { group: { name: t('found'), entries }, searching: isFetching || asked !== words };
}

/** Go to, search anything and do, from one box. */
export default function Palette({ opened, ...choice }: { opened: boolean } & ChoiceProps) {
  const t = useWords(appWords);
  return (
    <Modal
      opened={opened}
      onClose={choice.close}
      withCloseButton={false}
      yOffset="12vh"
      size={640}
      padding={0}
      transitionProps={{ duration: 0 }}
      attributes={{ content: { 'aria-label': t('paletteTitle') } }}
    >
      <Choice {...choice} />
    </Modal>
  );
}

/** `takeTyped` gives what was typed while the box was on its way. */
type ChoiceProps = { close: () => void; takeTyped: () => string };

function Choice({ close, takeTyped }: ChoiceProps) {
  const t = useWords(appWords);
  const go = useGo();
  const combobox = useCombobox({ opened: true, onDropdownClose: close });
  const [typed, setTyped] = useState('');
  const box = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    box.current?.focus();
    const ahead = takeTyped();
    if (ahead) setTyped(ahead);
  }, [takeTyped]);
  const words = typed.trim();
  const offers = useOffers(words);
  const { group, searching } = useFound(words);
  const groups = [...offers, group].filter(({ entries }) => entries.length > 0);
  const shown = groups.flatMap(({ entries }) => entries.map(({ path }) => path)).join(' ');
  const { selectFirstOption, resetSelectedOption } = combobox;
  useEffect(() => {
    if (shown) selectFirstOption();
    else resetSelectedOption();
  }, [shown, selectFirstOption, resetSelectedOption]);
  const follow = (key: string) => {
    close();
    go(key.slice(key.indexOf(' ') + 1));
  };
  return (
    <Combobox store={combobox} onOptionSubmit={follow} withinPortal={false}>
      <Combobox.EventsTarget>
        <TextInput
          ref={box}
          data-autofocus
          aria-label={t('searchHint')}
          placeholder={t('searchHint')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          leftSection={<IconSearch size={18} stroke={1.75} />}
          leftSectionWidth={48}
          classNames={{ input: classes.search ?? '' }}
        />
      </Combobox.EventsTarget>
      <Combobox.Options className={classes.options} aria-label={t('paletteTitle')}>
        {groups.map(({ name, entries }) => (
          <Combobox.Group key={name} label={name} classNames={{ groupLabel: classes.group ?? '' }}>
            {entries.map(({ path, label, description, icon }) => (
              <Combobox.Option
                key={`${name} ${path} ${label}`}
                value={`${groups.findIndex((one) => one.name === name)} ${path}`}
                className={classes.option}
              >
                {icon}
                <span>
                  {label}
                  {description && <small>{description}</small>}
                </span>
              </Combobox.Option>
            ))}
          </Combobox.Group>
        ))}
        {groups.length === 0 && <Combobox.Empty>{searching ? t('searching') : t('nothingFound', { words })}</Combobox.Empty>}
      </Combobox.Options>
    </Combobox>
  );
}

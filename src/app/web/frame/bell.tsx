import { ActionIcon, Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBell } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { dealApi } from '#deal/api.ts';
import { When } from '#deal/web/parts/waiting.tsx';
import { waitingWords } from '#deal/web/parts/waiting-words.ts';
import { EmptyState } from '#platform/web/kit/empty-state.tsx';
import { GoLink } from '#platform/web/kit/link.tsx';
import { useRead } from '#platform/web/reads.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { appWords } from '../words.ts';
import classes from './menus.module.css';

/** What waits for this person, with the way to it; asked when the page itself has come. */
export function Bell() {
  const t = useWords(appWords);
  const told = useWords(waitingWords);
  const { may } = useViewer();
  const [opened, list] = useDisclosure(false);
  const [settled, settle] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => settle(true), 2500);
    return () => clearTimeout(timer);
  }, []);
  const { data } = useRead(dealApi, 'waiting', {}, { when: settled && may('deal.read'), every: 60_000 });
  const items = data?.items ?? [];
  const count = data?.counts.reduce((all, one) => all + one.count, 0) ?? 0;
  if (!may('deal.read')) return null;
  return (
    <Popover
      opened={opened}
      onChange={(open) => (open ? list.open() : list.close())}
      position="bottom-end"
      width={360}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <ActionIcon
          size={36}
          className={classes.bell}
          onClick={list.toggle}
          aria-label={count > 0 ? t('waitingCount', { count }) : t('nothingWaits')}
        >
          <IconBell size={20} stroke={1.6} />
          {count > 0 && <span className={classes.count}>{count > 99 ? '99+' : count}</span>}
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={classes.waiting}>
        <h2 className={classes.waitingTitle}>{t('waiting')}</h2>
        {items.length === 0 && (
          <EmptyState icon={<IconBell size={22} stroke={1.5} />} title={t('nothingWaits')} text={t('nothingWaitsHint')} />
        )}
        {items.length > 0 && (
          <ul className={classes.waitingList}>
            {items.map((item) => (
              <li key={`${item.kind} ${item.path}`}>
                <GoLink to={item.path} className={classes.waitingItem} onClick={list.close}>
                  <strong>{item.title}</strong>
                  <span>{item.subtitle}</span>
                  <small>
                    {told(item.kind)} · <When item={item} />
                  </small>
                </GoLink>
              </li>
            ))}
          </ul>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

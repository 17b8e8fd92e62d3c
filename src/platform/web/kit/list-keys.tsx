import { Kbd, Modal } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useGo } from '../view.ts';
import { useWords } from '../words.ts';
import classes from './list-keys.module.css';
import { kitWords } from './words.ts';

type Keys<Row> = { rows: Row[]; edit?: (row: Row) => string | undefined; toggle?: (id: string) => void };

const typing = 'input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox]';

/** j k ↑ ↓ move the focus from row to row, x selects, e edits, / searches, ? helps; silent while one types. Enter is the link's own. */
export function useListKeys<Row extends { id: string }>({ rows, edit, toggle }: Keys<Row>) {
  const ref = useRef<HTMLDivElement>(null);
  const [help, setHelp] = useState(false);
  const go = useGo();
  useEffect(() => {
    const links = () => [...(ref.current?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])];
    const current = () => document.activeElement?.closest('tr, li')?.querySelector<HTMLElement>('[data-row-link]') ?? undefined;
    const step = (by: number) => {
      const all = links();
      const at = all.indexOf(current() as HTMLElement);
      const next = all[at === -1 ? 0 : Math.max(0, Math.min(all.length - 1, at + by))];
      next?.focus();
      next?.scrollIntoView({ block: 'nearest' });
    };
    const idNow = () => current()?.dataset.rowLink;
    const acts: Record<string, () => void> = {
      j: () => step(1),
      k: () => step(-1),
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      x: () => {
        const id = idNow();
        if (id) toggle?.(id);
      },
      e: () => {
        const row = rows.find(({ id }) => id === idNow());
        const path = row && edit?.(row);
        if (path) go(path);
      },
      '/': () => ref.current?.querySelector<HTMLElement>('[data-list-search]')?.focus(),
      '?': () => setHelp(true),
    };
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (document.activeElement?.closest(typing) || document.querySelector('[role=dialog]')) return;
      const act = acts[event.key];
      if (!act || (event.key.startsWith('Arrow') && document.activeElement !== document.body && !current())) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [rows, edit, toggle, go]);
  return { ref, help, closeHelp: () => setHelp(false) };
}

/** The keys of a list, shown by `?`. */
export function KeySheet({ opened, close, select, edit }: { opened: boolean; close: () => void; select: boolean; edit: boolean }) {
  const t = useWords(kitWords);
  const keys: [string[], string][] = [
    [['J', 'K', '↓', '↑'], t('keyMove')],
    [['Enter'], t('keyOpen')],
    ...(select ? [[['X'], t('keySelect')] as [string[], string]] : []),
    ...(edit ? [[['E'], t('keyEdit')] as [string[], string]] : []),
    [['/'], t('keySearch')],
    [['Ctrl', 'K'], t('keyPalette')],
    [['?'], t('keyHelp')],
  ];
  return (
    <Modal opened={opened} onClose={close} title={t('keys')} centered size="sm" closeButtonProps={{ 'aria-label': t('close') }}>
      <dl className={classes.keys}>
        {keys.map(([names, what]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              {names.map((name) => (
                <Kbd key={name}>{name}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}

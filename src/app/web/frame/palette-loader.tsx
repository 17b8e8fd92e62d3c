import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import classes from './palette-loader.module.css';

const load = () => import('./palette.tsx');
const Palette = lazy(load);

const open = new EventTarget();
export const openPalette = () => open.dispatchEvent(new Event('open'));

/** Takes what is typed after Ctrl-K before the box is there, so that nothing is lost and no shortcut of the page runs. */
function keepTyped() {
  const box = document.createElement('input');
  box.ariaHidden = 'true';
  box.tabIndex = -1;
  box.className = classes.ahead ?? '';
  document.body.append(box);
  box.focus();
  return () => {
    box.remove();
    return box.value;
  };
}

/** Ctrl-K opens the palette anywhere; its code comes when the page has nothing else to do. */
export function PaletteLoader() {
  const [wanted, setWanted] = useState(false);
  const [opened, setOpened] = useState(false);
  const typedAhead = useRef<(() => string) | undefined>(undefined);
  useEffect(() => {
    const show = () => {
      typedAhead.current ??= keepTyped();
      setWanted(true);
      setOpened(true);
    };
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k' || event.shiftKey || event.altKey) return;
      event.preventDefault();
      show();
    };
    const later = setTimeout(() => void load().then(() => setWanted(true)), 2500);
    open.addEventListener('open', show);
    window.addEventListener('keydown', press);
    return () => {
      clearTimeout(later);
      open.removeEventListener('open', show);
      window.removeEventListener('keydown', press);
    };
  }, []);
  const take = useCallback(() => {
    const typed = typedAhead.current?.() ?? '';
    typedAhead.current = undefined;
    return typed;
  }, []);
  return (
    wanted && (
      <Suspense>
        <Palette opened={opened} close={() => setOpened(false)} takeTyped={take} />
      </Suspense>
    )
  );
}

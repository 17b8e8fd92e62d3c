import { lazy, Suspense, useEffect, useState } from 'react';

const load = () => import('./palette.tsx');
const Palette = lazy(load);

const open = new EventTarget();
export const openPalette = () => open.dispatchEvent(new Event('open'));

/** Ctrl-K opens the palette anywhere; its code comes when the page has nothing else to do. */
export function PaletteLoader() {
  const [wanted, setWanted] = useState(false);
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    const show = () => {
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
  return (
    wanted && (
      <Suspense>
        <Palette opened={opened} close={() => setOpened(false)} />
      </Suspense>
    )
  );
}

import { type RefObject, useLayoutEffect, useState } from 'react';
import type { ListColumn } from './list-table.tsx';
import { valuesOf } from './list-view.ts';

/** In the address: the person wants every column, whether it fits or not. */
const everything = 'none';

/** How the choice of hidden columns is written into the address. */
export const written = (hidden: readonly string[]): string => hidden.join(',') || everything;

/** Which columns are hidden: those the person chose; before that, from the last optional one on, whatever does not fit the window. */
export function useFittingColumns<Row>(columns: ListColumn<Row>[], hide: string | undefined, list: RefObject<HTMLElement | null>) {
  const [fit, setFit] = useState<{ width: number; dropped: number }>({ width: 0, dropped: 0 });
  const optional = columns.filter(({ optional: may }, at) => may && at > 0).map(({ key }) => key);
  useLayoutEffect(() => {
    if (hide !== undefined) return undefined;
    const measure = () => {
      const frame = list.current?.querySelector<HTMLElement>('[data-table-window]');
      if (!frame) return;
      const { clientWidth: width, scrollWidth } = frame;
      setFit((before) => {
        if (before.width !== width) return { width, dropped: 0 };
        return scrollWidth > width && before.dropped < optional.length ? { width, dropped: before.dropped + 1 } : before;
      });
    };
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  });
  if (hide !== undefined) return hide === everything ? [] : valuesOf(hide);
  return fit.dropped === 0 ? [] : optional.slice(-fit.dropped);
}

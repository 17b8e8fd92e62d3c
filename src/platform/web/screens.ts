import type { ComponentType } from 'react';
import type { Phrase } from './words.ts';

/** One screen as a capability offers it: `src/<noun>/web/routes.tsx` exports `<noun>Screens: ScreenRoute[]`. */
export type ScreenRoute = {
  /** Path with `$name` for what varies: `/sales/quotations/$id`. */
  path: string;
  title: Phrase;
  /** The permission that opens it, or `signed-in`. */
  may: string;
  /** Loaded when it is first opened: `() => import('./list.screen.tsx')`; the screen is the default export. */
  screen: () => Promise<{ default: ComponentType }>;
  /** Words under which the palette offers this screen as something to do: `{ en: 'Create quotation', vi: 'Tạo báo giá' }`. */
  command?: Phrase;
};

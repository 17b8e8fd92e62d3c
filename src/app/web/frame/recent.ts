/** Pages one was at lately, for the palette: in this tab only, forgotten at sign-out. */
const place = 'forecourt.recent';
export type Recent = { path: string; title: string };

export function recentPages(): Recent[] {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? '[]') as Recent[];
  } catch {
    return [];
  }
}

export function remember(path: string, title: string): void {
  const name = title.replace(/ · Forecourt$/, '');
  if (path === '/' || !name || name === 'Forecourt') return;
  const others = recentPages().filter((page) => page.path !== path);
  sessionStorage.setItem(place, JSON.stringify([{ path, title: name }, ...others].slice(0, 8)));
}

export const forgetRecent = (): void => sessionStorage.removeItem(place);

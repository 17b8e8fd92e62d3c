import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { z } from 'zod';

type ViewSchema<V> = z.ZodType<V>;

/** The view of a screen (filters, sorting, tab), kept in the address. A change replaces only what it names; `undefined` or '' takes away. */
export function useView<V extends object>(schema: ViewSchema<V>): [view: V, change: (part: Partial<V>) => void] {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const read = schema.safeParse(search);
  const view = read.success ? read.data : schema.parse({});
  const change = useCallback(
    (part: Partial<V>) =>
      void navigate({
        to: '.',
        replace: true,
        search: (before: Record<string, unknown>) => withoutEmpty({ ...before, ...part }),
      } as never),
    [navigate],
  );
  return [view, change];
}

const withoutEmpty = (view: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(view).filter(([, value]) => value !== undefined && value !== null && value !== ''));

/** What varies in the path: `useRecordId()` in `/sales/quotations/$id`. */
export function useRecordId(name = 'id'): string {
  const params = useParams({ strict: false }) as Record<string, string | undefined>;
  return params[name] ?? '';
}

/** Goes to another screen: `go('/sales/quotations/…')`. */
export function useGo(): (path: string) => void {
  const navigate = useNavigate();
  return useCallback((path: string) => void navigate({ href: path } as never), [navigate]);
}

/** The address as text: plain words and commas, not JSON, so that people can read and share it. */
export function writeAddress(search: Record<string, unknown>): string {
  const written = new URLSearchParams();
  for (const [name, value] of Object.entries(withoutEmpty(search))) written.set(name, String(value));
  const text = written.toString().replaceAll('%2C', ',');
  return text && `?${text}`;
}

export const readAddress = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text));

import { language } from '#platform/web/language.ts';

/** How large a file is, as people say it: `240 kB`, `1,2 MB`. */
export function sizeOf(bytes: number): string {
  const [amount, unit] = bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1000)), 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${amount.toLocaleString(language(), { maximumFractionDigits: 1 })} ${unit}`;
}

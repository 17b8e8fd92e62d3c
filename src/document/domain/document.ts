import { z } from 'zod';

/** What a kept file shows. */
export const DocumentKind = z.enum([
  'PAYMENT_PROOF',
  'IDENTITY',
  'ADDRESS',
  'INCOME',
  'VEHICLE_PAPER',
  'PHOTO',
  'SIGNATURE',
  'CONTRACT',
  'HANDOVER',
]);
export type DocumentKind = z.output<typeof DocumentKind>;

/** What people bring; signatures, signed contracts and handover certificates are made by the system alone. */
export const BroughtKind = DocumentKind.exclude(['SIGNATURE', 'CONTRACT', 'HANDOVER']);

/** The largest file taken, in bytes. */
export const largestDocument = 20 * 2 ** 20;

/** How long the link of a file can be followed, in minutes. */
export const linkMinutes = 5;

const endings: Record<string, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf' };

/** The name a file is kept under: what it was called, without path and tricks, with the ending of what it is. */
export function documentName(given: string, mediaType: string): string {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, '')
    .replace(/[:*?"<>|%]/g, '-')
    .replace(/\.[A-Za-z0-9]{1,8}$/, '')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  return `${[...plain].slice(0, 80).join('').trim() || 'document'}.${endings[mediaType] ?? 'bin'}`;
}

import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

export type Country = 'VN' | 'IN';

/**
 * The E.164 form of a phone number in any spelling (`0912 345 678`, `+84 (0) 912.345.678`, `0084912345678`), read as
 * it is dialled in `country`; nothing where it is no number that could be called.
 */
export function normalisePhone(text: string, country: Country): string | undefined {
  if (text.length > 60) return undefined;
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/^\((\+?\d+)\)/, '$1 ');
  const number = parsePhoneNumberFromString(plain, { defaultCountry: country, extract: false });
  return number && !number.ext && number.isValid() ? number.number : undefined;
}

import { formatRate } from '#platform/domain/format.ts';
import type { Locale } from '#platform/domain/refusal.ts';
import type { Tax, TaxCode } from './invoice.ts';

const taxCodeWords: Record<Locale, Record<TaxCode, string>> = {
  en: { VAT: 'VAT', CGST: 'CGST', SGST: 'SGST' },
  vi: { VAT: 'Thuế GTGT', CGST: 'CGST', SGST: 'SGST' },
};

/** A tax with its rate, as it is written: `VAT 10 %`, `Thuế GTGT 10 %`. */
export const taxName = ({ code, rateBp }: Pick<Tax, 'code' | 'rateBp'>, locale: Locale): string =>
  `${taxCodeWords[locale][code]} ${formatRate(rateBp, locale)}`;

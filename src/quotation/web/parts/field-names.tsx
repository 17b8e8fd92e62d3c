import type { ReactNode } from 'react';
import { formatMoney } from '#platform/domain/format.ts';
import { useLanguage } from '#platform/web/language.ts';
import type { ViewerBranch } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { areaOf } from '#pricebook/domain/areas.ts';
import { quotationWords } from '../words.ts';
import type { Entries } from './entries.ts';
import type { PricedEntries } from './offer.ts';

type Field = keyof Entries;
type Names = { names: Partial<Record<Field, string>>; show: (field: Field, value: unknown) => ReactNode };

const amounts = new Set<Field>(['unitPrice', 'otherFees', 'discount', 'commission']);

/** What the fields are called and how their values are written, where two people changed one quotation. */
export function useFieldNames({ offer }: PricedEntries, branch: ViewerBranch): Names {
  const t = useWords(quotationWords);
  const locale = useLanguage();
  const named = new Map<string, string>([
    ...(offer?.colors ?? []).map(({ id, nameEn, nameVi }) => [id, locale === 'vi' ? nameVi : nameEn] as const),
    ...(offer?.items ?? []).map(({ id, labelEn, labelVi }) => [id, locale === 'vi' ? labelVi : labelEn] as const),
    ...(offer?.plans ?? []).map(({ id, name }) => [id, name] as const),
    ...(offer ? [[offer.versionId, `${offer.model} ${offer.version}`] as const] : []),
  ]);
  const country = branch.currency === 'INR' ? 'IN' : 'VN';
  const show = (field: Field, value: unknown): ReactNode => {
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return '—';
    if (amounts.has(field)) return formatMoney(Number(value), branch.currency);
    if (field === 'type') return value === 'LEASE_SALE' ? t('LEASE_SALE') : t('CASH_SALE');
    if (field === 'registrationArea') return areaOf(country, String(value))?.[locale] ?? String(value);
    const values = Array.isArray(value) ? value : [value];
    return values.map((one) => named.get(String(one)) ?? String(one)).join(', ');
  };
  return {
    show,
    names: {
      customerId: t('buyer'),
      customerName: t('name'),
      customerPhone: t('phone'),
      customerEmail: t('email'),
      source: t('source'),
      versionId: t('car'),
      colorId: t('color'),
      quantity: t('quantity'),
      type: t('type'),
      planId: t('plan'),
      unitPrice: t('unitPrice'),
      registrationArea: t('area'),
      accessories: t('accessories'),
      services: t('services'),
      otherFees: t('otherFees'),
      discount: t('discount'),
      commission: t('commission'),
      notes: t('notes'),
    },
  };
}

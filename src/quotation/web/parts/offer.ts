import { useMemo } from 'react';
import { useLanguage } from '#platform/web/language.ts';
import { useRead } from '#platform/web/reads.ts';
import { quotationApi } from '../../api.ts';
import type { Offer } from '../../domain/offer.ts';
import { type Priced, priceOf } from '../../domain/pricing.ts';
import { violationsOf, wrongsOf } from '../../domain/rules.ts';
import { choiceOf, type Entries } from './entries.ts';

/** The price of what is chosen, as far as it is known, and what the offer does not allow about it. */
export type PricedEntries = {
  offer: Offer | undefined;
  priced: Priced | undefined;
  /** What is wrong, by field. */
  wrongs: Partial<Record<string, string>>;
  loading: boolean;
};

/** Reads every fact once for each version, and computes the price at every touch here, by the server's own function. */
export function usePricedEntries(entries: Entries, branchId: string): PricedEntries {
  const { versionId, customerId } = entries;
  const locale = useLanguage();
  const read = useRead(
    quotationApi,
    'offer',
    { query: { versionId: versionId ?? '', branchId, ...(customerId ? { customerId } : {}) } },
    { when: versionId !== null, keep: versionId !== null },
  );
  const offer = versionId === null ? undefined : read.data;
  return useMemo(() => {
    const loading = versionId !== null && (read.isPending || read.isPlaceholderData);
    if (!offer) return { offer, priced: undefined, wrongs: {}, loading };
    return { offer, loading, ...judged(offer, entries, locale) };
  }, [offer, entries, locale, versionId, read.isPending, read.isPlaceholderData]);
}

function judged(offer: Offer, entries: Entries, locale: 'en' | 'vi'): Pick<PricedEntries, 'priced' | 'wrongs'> {
  const choice = { ...choiceOf(entries), colorId: entries.colorId ?? '' };
  try {
    const violations = violationsOf(wrongsOf(offer, choice), locale);
    const wrongs = Object.fromEntries(violations.map(({ at, says }) => [at.slice(1).replaceAll('/', '.'), says]));
    return { priced: priceOf(offer, choice), wrongs };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { priced: undefined, wrongs: {} };
  }
}

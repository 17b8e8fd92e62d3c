import { formatMoney, formatRate } from '#platform/domain/format.ts';
import type { Currency } from '#platform/domain/money.ts';
import { useLanguage } from '#platform/web/language.ts';
import { useWords } from '#platform/web/words.ts';
import type { Because } from '../../domain/approval.ts';
import { approvalWords } from '../words.ts';

/** Why an approval is needed, in a sentence: what was found and the limit that it passes. */
export function useBecause(): (because: Because, currency: Currency) => string {
  const t = useWords(approvalWords);
  const locale = useLanguage();
  return ({ fact, limit, actual }, currency) => {
    const share = { actual: formatRate(actual ?? 0, locale), limit: formatRate(limit ?? 0, locale) };
    const sum = { actual: formatMoney(actual ?? 0, currency), limit: formatMoney(limit ?? 0, currency) };
    switch (fact) {
      case 'DISCOUNT':
        return t('overDiscount', share);
      case 'MARGIN':
        return t('lowMargin', share);
      case 'TOTAL':
        return t('overTotal', sum);
      case 'FLOOR':
        return t('belowFloor');
      case 'ALWAYS':
        return t('always');
    }
  };
}

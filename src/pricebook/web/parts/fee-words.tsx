import { formatMoney, formatRate } from '#platform/domain/format.ts';
import { useLanguage } from '#platform/web/language.ts';
import { useWords } from '#platform/web/words.ts';
import { areaOf } from '../../domain/areas.ts';
import { countryOf, currencyOf, type FeeRule } from '../../domain/pricebook.ts';
import { pricebookWords } from '../words.ts';

/** How a rule is said on the screen: which cars it is for, and how much it takes. */
export function useFeeWords() {
  const t = useWords(pricebookWords);
  const locale = useLanguage();
  const money = (amount: number, { ruleSet }: FeeRule) => formatMoney(amount, currencyOf(ruleSet));
  const band = (rule: FeeRule) => [
    ...(rule.priceFrom === null ? [] : [t('bandFrom', { from: money(rule.priceFrom, rule) })]),
    ...(rule.priceTo === null ? [] : [t('bandTo', { to: money(rule.priceTo, rule) })]),
  ];
  return {
    label: ({ labelEn, labelVi }: Pick<FeeRule, 'labelEn' | 'labelVi'>) => (locale === 'vi' ? labelVi : labelEn),
    applies: (rule: FeeRule): string => {
      const area = rule.area === null ? undefined : areaOf(countryOf(rule.ruleSet), rule.area);
      const parts = [
        ...(area ? [area[locale]] : rule.area ? [rule.area] : []),
        ...(rule.fuel ? [t(rule.fuel)] : []),
        ...(rule.body ? [t(rule.body)] : []),
        ...band(rule),
      ];
      return parts.length === 0 ? t('everyCar') : parts.join(', ');
    },
    formula: (rule: FeeRule): string =>
      rule.rateBp === null ? money(rule.amount ?? 0, rule) : t('ofPrice', { rate: formatRate(rule.rateBp, locale) }),
  };
}

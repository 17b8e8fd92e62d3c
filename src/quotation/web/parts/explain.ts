import { formatMoney, formatRate } from '#platform/domain/format.ts';
import type { Currency } from '#platform/domain/money.ts';
import type { Locale } from '#platform/domain/refusal.ts';
import type { Look } from '#platform/web/words.ts';
import { feesFor } from '#pricebook/domain/fees.ts';
import type { Offer } from '../../domain/offer.ts';
import { type Choice, enteredRule, unpricedRule } from '../../domain/pricing.ts';
import type { PriceLine } from '../../domain/quotation.ts';
import type { quotationWords } from '../words.ts';

type Words = Look<(typeof quotationWords)['en']>;

/** Which rule made a line, how, and where the rule comes from. */
export type Explained = { rule: string; how: string | null; source: string | null; check: boolean };

const feeKinds = {
  INSURANCE: 'INSURANCE',
  REGISTRATION_TAX: 'REGISTRATION_TAX',
  REGISTRATION_FEE: 'REGISTRATION_FEE',
  OTHER_FEE: 'OTHER',
} as const;
const isFee = (kind: PriceLine['kind']): kind is keyof typeof feeKinds => kind in feeKinds;

const carRules = { retail: 'ruleRetail', salesman: 'ruleSalesman', fixed: 'ruleFixed' } as const;
const isCarRule = (rule: string): rule is keyof typeof carRules => rule in carRules;

/** A source that names the rule's code says it all. */
const ruleNamed = (line: PriceLine, t: Words): string => (line.source.includes(line.rule) ? line.source : ruleOf(line, t));

/** A car's price comes from a price list, unless a plan made it. */
const sourceOf = (line: PriceLine, t: Words): string =>
  line.kind === 'CAR' && (isCarRule(line.rule) || line.rule === enteredRule) ? t('ruleItem', { list: line.source }) : line.source;

function ruleOf(line: PriceLine, t: Words): string {
  if (line.rule === enteredRule) return t('ruleEntered');
  if (line.rule === unpricedRule) return t('ruleUnpriced');
  switch (line.kind) {
    case 'CAR':
      return isCarRule(line.rule) ? t(carRules[line.rule]) : t('rulePlan', { code: line.rule });
    case 'ACCESSORY':
    case 'SERVICE':
      return t('ruleItem', { list: line.rule });
    case 'GROUP_DISCOUNT':
      return t('ruleGroup');
    case 'PROMOTION':
      return t('rulePromotion');
    default:
      return line.rule;
  }
}

/** The present offer with the choice it is judged by; a stored line is explained without. */
export type Asked = { offer: Offer; choice: Choice; unitPrice: number };

/** Explains a line of a price: with the offer also the rate of a fee, and whether its rule is still to be confirmed. */
export function explain(line: PriceLine, currency: Currency, t: Words, locale: Locale, asked?: Asked): Explained {
  const kind = line.kind;
  const fee =
    asked && isFee(kind) && line.rule !== enteredRule
      ? feesFor(asked.offer.fees, {
          basePrice: asked.unitPrice,
          area: asked.choice.registrationArea,
          fuel: asked.offer.fuel,
          body: asked.offer.body,
          on: asked.offer.on,
        }).find((one) => one.code === line.rule && one.kind === feeKinds[kind])
      : undefined;
  const groupBp = line.kind === 'GROUP_DISCOUNT' ? asked?.offer.group?.discountBp : null;
  const each = formatMoney(line.unitPrice, currency);
  const share =
    fee && fee.rateBp !== null ? `${formatRate(fee.rateBp, locale)} × ${formatMoney(asked?.unitPrice ?? 0, currency)}` : undefined;
  const times = line.quantity > 1 ? `${line.quantity} × ${each}` : undefined;
  const rule = ruleNamed(line, t);
  return {
    rule,
    how: [share, groupBp ? t('shareOfCar', { share: formatRate(groupBp, locale) }) : undefined, times].filter(Boolean).join('; ') || null,
    source: line.source && line.source !== rule ? sourceOf(line, t) : null,
    check: fee?.check ?? false,
  };
}

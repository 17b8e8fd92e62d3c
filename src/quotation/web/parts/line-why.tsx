import { Popover, UnstyledButton } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { Currency } from '#platform/domain/money.ts';
import { Money } from '#platform/web/kit/money.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useWords } from '#platform/web/words.ts';
import type { PriceLine } from '../../domain/quotation.ts';
import { quotationWords } from '../words.ts';
import { type Asked, explain } from './explain.ts';
import classes from './line-why.module.css';

type Props = { label: string; lines: readonly PriceLine[]; currency: Currency; asked?: Asked | undefined };

/** What an amount is for; pressed, it tells which rule made it and where that rule comes from. */
export function LineWhy({ label, lines, currency, asked }: Props) {
  const t = useWords(quotationWords);
  return (
    <Popover width={300} position="bottom-start" withArrow>
      <Popover.Target>
        <UnstyledButton className={classes.label} aria-label={t('explain', { line: label })}>
          <span>{label}</span>
          <IconInfoCircle size={14} stroke={1.75} aria-hidden className={classes.sign} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.why}>
        {lines.map((line) => (
          <Explanation
            key={`${line.kind} ${line.itemId ?? line.rule} ${line.labelEn}`}
            line={line}
            currency={currency}
            asked={asked}
            named={lines.length > 1}
          />
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}

type ExplanationProps = { line: PriceLine; currency: Currency; asked?: Asked | undefined; named: boolean };

function Explanation({ line, currency, asked, named }: ExplanationProps) {
  const t = useWords(quotationWords);
  const locale = useLanguage();
  const { rule, how, source, check } = explain(line, currency, t, locale, asked);
  return (
    <div className={classes.explanation}>
      {named && (
        <div className={classes.item}>
          <strong>{locale === 'vi' ? line.labelVi : line.labelEn}</strong>
          <Money amount={line.amount} currency={currency} />
        </div>
      )}
      <dl className={classes.facts}>
        <Fact label={t('rule')} value={rule} />
        {how && <Fact label={t('how')} value={how} />}
        {source && <Fact label={t('ruleSource')} value={source} />}
      </dl>
      {check && <p className={classes.check}>{t('toBeChecked')}</p>}
    </div>
  );
}

const Fact = ({ label, value }: { label: string; value: string }) => (
  <div>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
);

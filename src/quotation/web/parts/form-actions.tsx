import { Button, Drawer, Tooltip, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowRight, IconChevronUp, IconPrinter } from '@tabler/icons-react';
import type { Currency } from '#platform/domain/money.ts';
import { Money } from '#platform/web/kit/money.tsx';
import { useWords } from '#platform/web/words.ts';
import { quotationWords } from '../words.ts';
import type { Entries } from './entries.ts';
import type { Afterwards } from './form.ts';
import classes from './form-actions.module.css';
import type { PricedEntries } from './offer.ts';
import { PriceBody } from './price-panel.tsx';
import type { FormTab } from './tabs.ts';

type Saving = { save: (then: Afterwards) => void; sending: boolean };

/** Prints what is saved first. */
export function MoreActions({ save, sending }: Saving) {
  const t = useWords(quotationWords);
  return (
    <Button
      variant="default"
      className={classes.print}
      leftSection={<IconPrinter size={16} stroke={1.75} />}
      disabled={sending}
      onClick={() => save('print')}
    >
      {t('printQuotation')}
    </Button>
  );
}

type BarProps = Saving & { price: PricedEntries; currency: Currency; entries: Entries };

/** The one primary action; on a phone the total stands beside it and opens the breakdown. */
export function SaveBar({ save, sending, price, currency, entries }: BarProps) {
  const t = useWords(quotationWords);
  const [opened, sheet] = useDisclosure(false);
  return (
    <div className={classes.bar}>
      <UnstyledButton className={classes.total} onClick={sheet.open} aria-label={t('breakdown')} aria-expanded={opened}>
        <span className={classes.label}>
          {t('onRoadTotal')}
          <IconChevronUp size={14} aria-hidden />
        </span>
        <strong className={classes.sum}>{price.priced ? <Money amount={price.priced.totalPrice} currency={currency} /> : '—'}</strong>
      </UnstyledButton>
      <Tooltip label="Ctrl + Enter" events={{ hover: true, focus: false, touch: false }}>
        <Button className={classes.save} loading={sending} onClick={() => save('open')} aria-keyshortcuts="Control+Enter">
          {t('saveQuotation')}
        </Button>
      </Tooltip>
      <Drawer
        opened={opened}
        onClose={sheet.close}
        position="bottom"
        size="auto"
        title={t('price')}
        closeButtonProps={{ 'aria-label': t('back') }}
        classNames={{ content: classes.sheet ?? '' }}
      >
        <PriceBody price={price} entries={entries} />
        <div className={classes.sheetActions}>
          <Button variant="default" disabled={sending} onClick={() => save('print')}>
            {t('printQuotation')}
          </Button>
          <Button variant="default" disabled={sending} onClick={() => save('send')}>
            {t('saveAndSend')}
          </Button>
        </div>
      </Drawer>
    </div>
  );
}

const nexts = { basic: { to: 'extras', label: 'nextExtras' }, extras: { to: 'analysis', label: 'nextAnalysis' } } as const;

type NextProps = { tab: FormTab; go: (tab: FormTab) => void } & Partial<Saving>;

/** On to the next tab; after the last, to saving and sending in one. */
export function NextTab({ tab, go, save, sending }: NextProps) {
  const t = useWords(quotationWords);
  if (tab !== 'analysis')
    return (
      <Button variant="default" fullWidth rightSection={<IconArrowRight size={16} stroke={1.75} />} onClick={() => go(nexts[tab].to)}>
        {t(nexts[tab].label)}
      </Button>
    );
  if (!save) return null;
  return (
    <Button variant="default" fullWidth disabled={sending ?? false} onClick={() => save('send')}>
      {t('saveAndSend')}
    </Button>
  );
}

import { Tabs } from '@mantine/core';
import '@mantine/core/styles/Tabs.layer.css';
import { useEventListener, useHotkeys, useMergedRef } from '@mantine/hooks';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { FormBody } from '#platform/web/kit/form-body.tsx';
import { Screen } from '#platform/web/kit/screen.tsx';
import type { ViewerBranch } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import { quotationWords } from '../words.ts';
import { AnalysisTab } from './analysis-tab.tsx';
import { CarPanel } from './car-panel.tsx';
import { CustomerPanel } from './customer-panel.tsx';
import { ExtrasTab } from './extras-tab.tsx';
import { useFieldNames } from './field-names.tsx';
import type { Afterwards, QuotationForm as Form } from './form.ts';
import { MoreActions, NextTab, SaveBar } from './form-actions.tsx';
import { usePricedEntries } from './offer.ts';
import { PricePanel } from './price-panel.tsx';
import classes from './quotation-form.module.css';
import { type FormTab, formTabs, tabOf } from './tabs.ts';
import { TermsPanel } from './terms-panel.tsx';

type Props = { title: string; back: { to: string; label: string }; of: Form; branch: ViewerBranch; written: boolean };

/** The quotation being written: three tabs, and the price standing beside them, new at every touch. */
export function QuotationForm({ title, back, of, branch, written }: Props) {
  const t = useWords(quotationWords);
  const { form, afterwards, shownTotal } = of;
  const [tab, setTab] = useState<FormTab>('basic');
  const body = useRef<HTMLDivElement>(null);
  const price = usePricedEntries(form.values, branch.id);
  const names = useFieldNames(price, branch);
  shownTotal.current = price.priced?.totalPrice;
  useFittingPlan(form, price.offer);
  const { problem } = form;
  useEffect(() => {
    if (!problem) return;
    const [first] = problem.violations;
    if (first) setTab(tabOf(first.at.slice(1)));
    window.scrollTo({ top: 0 });
  }, [problem]);
  useEffect(() => {
    body.current?.querySelector(`#quotation-tab-${tab}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [tab]);

  const save = (then: Afterwards) => {
    afterwards.current = then;
    const unread = body.current?.querySelector<HTMLElement>('[data-unread]')?.dataset.path;
    const wrong = Object.keys(form.validate().errors)[0] ?? unread;
    if (wrong !== undefined) flushSync(() => setTab(tabOf(wrong)));
    body.current?.querySelector('form')?.requestSubmit();
  };
  const go = (next: FormTab) => {
    flushSync(() => setTab(next));
    body.current?.querySelector<HTMLElement>(`#quotation-panel-${next}`)?.focus();
    window.scrollTo({ top: 0 });
  };
  useHotkeys([['mod+Enter', () => save('open')]], []);
  /** A link of the error summary leads to a field that may stand on another tab. */
  const reveal = (event: MouseEvent) => {
    const path = (event.target as Element).closest('a[href^="#"]')?.getAttribute('href')?.slice(1);
    if (path) flushSync(() => setTab(tabOf(path)));
  };
  const links = useEventListener('click', reveal, { capture: true });
  return (
    <Screen
      title={title}
      back={back}
      more={<MoreActions save={save} sending={form.sending} />}
      action={<SaveBar save={save} sending={form.sending} price={price} currency={branch.currency} entries={form.values} />}
    >
      <div ref={useMergedRef(body, links)} className={classes.whole}>
        <FormBody form={form} {...names}>
          <Tabs id="quotation" value={tab} onChange={(next) => setTab(next as FormTab)}>
            <Tabs.List className={classes.tabs} aria-label={t('tabs')}>
              {formTabs.map(({ value, label }) => (
                <Tabs.Tab
                  key={value}
                  value={value}
                  data-wrong={Object.keys(form.errors).some((path) => tabOf(path) === value) || undefined}
                >
                  {t(label)}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <div className={classes.beside}>
              <div className={classes.content}>
                <TabBody value="basic" go={go}>
                  <CustomerPanel form={form} branchId={branch.id} written={written} />
                  <CarPanel form={form} branch={branch} />
                  <TermsPanel form={form} price={price} branch={branch} />
                </TabBody>
                <TabBody value="extras" go={go}>
                  <ExtrasTab form={form} price={price} />
                </TabBody>
                <TabBody value="analysis" go={go}>
                  <AnalysisTab form={form} price={price} branch={branch} />
                </TabBody>
              </div>
              <PricePanel price={price} entries={form.values} foot={<NextTab tab={tab} go={go} save={save} sending={form.sending} />} />
            </div>
          </Tabs>
        </FormBody>
      </div>
    </Screen>
  );
}

function TabBody({ value, go, children }: { value: FormTab; go: (tab: FormTab) => void; children: ReactNode }) {
  return (
    <Tabs.Panel value={value} tabIndex={-1} className={classes.panel}>
      {children}
      <div className={classes.next}>
        <NextTab tab={value} go={go} />
      </div>
    </Tabs.Panel>
  );
}

/** An instalment sale begins with the first plan that the version has; one of another version cannot stay. */
function useFittingPlan(form: Form['form'], offer: ReturnType<typeof usePricedEntries>['offer']) {
  const { type, planId, versionId } = form.values;
  const fits = !offer || offer.versionId !== versionId || type !== 'LEASE_SALE' || offer.plans.some(({ id }) => id === planId);
  const first = offer?.plans[0]?.id ?? null;
  const { setFieldValue } = form;
  useEffect(() => {
    if (!fits && planId !== first) setFieldValue('planId', first);
  }, [fits, planId, first, setFieldValue]);
}

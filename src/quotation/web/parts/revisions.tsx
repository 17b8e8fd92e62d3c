import { Button, Modal } from '@mantine/core';
import { IconArrowsDiff } from '@tabler/icons-react';
import { useState } from 'react';
import { formatDay, formatMoney } from '#platform/domain/format.ts';
import { InstantText } from '#platform/web/kit/day.tsx';
import { Panel } from '#platform/web/kit/document-page.tsx';
import { GoLink } from '#platform/web/kit/link.tsx';
import { Loaded } from '#platform/web/kit/loaded.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useRead } from '#platform/web/reads.ts';
import { useWords } from '#platform/web/words.ts';
import { areaOf } from '#pricebook/domain/areas.ts';
import { type QuotationView, quotationApi } from '../../api.ts';
import { quotationWords } from '../words.ts';
import { type Difference, differencesOf } from './revision-diff.ts';
import classes from './revisions.module.css';

/** Every revision under this number, and what another one says differently. */
export function Revisions({ quotation }: { quotation: QuotationView }) {
  const t = useWords(quotationWords);
  const [other, setOther] = useState<string>();
  const { revisions, currency, timeZone } = quotation;
  if (revisions.length < 2) return null;
  return (
    <Panel title={t('revisions')} flush>
      <ul className={classes.revisions}>
        {revisions.map(({ id, revision, status, totalPrice, createdAt }) => (
          <li key={id} className={classes.revision}>
            <span className={classes.name}>
              {id === quotation.id ? (
                <strong>{t('revisionOf', { revision })}</strong>
              ) : (
                <GoLink to={`/sales/quotations/${id}`}>{t('revisionOf', { revision })}</GoLink>
              )}
              <StatusBadge status={status} label={t(status)} />
            </span>
            <span className={classes.when}>
              <InstantText at={createdAt} zone={timeZone} />
            </span>
            <Money amount={totalPrice} currency={currency} />
            <span className={classes.compare}>
              {id === quotation.id ? (
                t('thisRevision')
              ) : (
                <Button
                  size="xs"
                  variant="default"
                  leftSection={<IconArrowsDiff size={14} />}
                  onClick={() => setOther(id)}
                  aria-label={t('compareWith', { revision })}
                >
                  {t('compare')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {other && <DiffDialog quotation={quotation} other={other} close={() => setOther(undefined)} />}
    </Panel>
  );
}

/** Two revisions side by side, the older at the left. */
function DiffDialog({ quotation, other, close }: { quotation: QuotationView; other: string; close: () => void }) {
  const t = useWords(quotationWords);
  const read = useRead(quotationApi, 'get', { params: { id: other } });
  const [before, after] = [quotation, read.data ?? quotation].sort((a, b) => a.revision - b.revision) as [QuotationView, QuotationView];
  const title = read.data ? t('compareTitle', { before: before.revision, after: after.revision }) : t('compare');
  return (
    <Modal opened onClose={close} title={title} size="lg" centered closeButtonProps={{ 'aria-label': t('back') }}>
      <Loaded read={read}>{() => <Diff before={before} after={after} />}</Loaded>
    </Modal>
  );
}

function Diff({ before, after }: { before: QuotationView; after: QuotationView }) {
  const t = useWords(quotationWords);
  const written = useWritten(after);
  const differences = differencesOf(before, after);
  if (differences.length === 0) return <p className={classes.none}>{t('compareSame')}</p>;
  return (
    <table className={classes.diff}>
      <thead>
        <tr>
          <th scope="col">{t('field')}</th>
          <th scope="col">{t('revisionOf', { revision: before.revision })}</th>
          <th scope="col">{t('revisionOf', { revision: after.revision })}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((difference) => {
          const [label, was, is] = written(difference);
          return (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className={classes.was}>{was}</td>
              <td>{is}</td>
            </tr>
          );
        })}
        <tr className={classes.total}>
          <th scope="row">{t('onRoadTotal')}</th>
          <td>{formatMoney(before.totalPrice, before.currency)}</td>
          <td>{formatMoney(after.totalPrice, after.currency)}</td>
        </tr>
      </tbody>
    </table>
  );
}

/** A difference in words: what it is about, what it was, what it is. */
function useWritten({ currency }: QuotationView): (difference: Difference) => [label: string, was: string, is: string] {
  const t = useWords(quotationWords);
  const locale = useLanguage();
  const country = currency === 'INR' ? 'IN' : 'VN';
  const value = (field: string, text: string) => {
    if (text === '') return '—';
    if (field === 'area') return areaOf(country, text)?.[locale] ?? text;
    if (field === 'type') return text === 'LEASE_SALE' ? t('LEASE_SALE') : t('CASH_SALE');
    if (field === 'commission') return formatMoney(Number(text), currency);
    return field === 'expires' ? formatDay(text) : text;
  };
  const amount = (minor: number | null) => (minor === null ? '—' : formatMoney(minor, currency));
  return (difference) => {
    if (difference.of === 'FIELD') {
      const { field, before, after } = difference;
      return [t(field), value(field, before), value(field, after)];
    }
    const { line, before, after } = difference;
    return [locale === 'vi' ? line.labelVi : line.labelEn, amount(before), amount(after)];
  };
}

import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatRate } from '#platform/domain/format.ts';
import { InstantText } from '#platform/web/kit/day.tsx';
import { GoLink } from '#platform/web/kit/link.tsx';
import { Money } from '#platform/web/kit/money.tsx';
import { StatusBadge } from '#platform/web/kit/status.tsx';
import { useLanguage } from '#platform/web/language.ts';
import { useViewer } from '#platform/web/viewer.ts';
import { useWords } from '#platform/web/words.ts';
import type { ApprovalView } from '../../api.ts';
import { approvalWords } from '../words.ts';
import { useBecause } from './because.ts';
import { Decide } from './decision.tsx';
import classes from './request-card.module.css';
import { StepList } from './step-list.tsx';

const paths = { QUOTATION: '/sales/quotations', BOOKING: '/sales/bookings' };

type Props = { request: ApprovalView; again: () => void };

/** One question to the approvers, whole: for whom, what, how much, why, and the decision. */
export function RequestCard({ request, again }: Props) {
  const t = useWords(approvalWords);
  const { branchOf, branches } = useViewer();
  const { facts, document, documentId, status, steps } = request;
  const zone = branchOf(request.branchId)?.timeZone;
  const decides = request.moves.length > 0;
  return (
    <article className={classes.card} aria-label={`${facts.number} ${facts.customerName}`}>
      <header className={classes.top}>
        <div className={classes.what}>
          <span className={classes.number}>
            <GoLink to={`${paths[document]}/${documentId}`} title={t('openDocument')} data-row-link={request.id}>
              {facts.number}
            </GoLink>
            <span className={classes.quiet}>{t(document)}</span>
            {!decides && <StatusBadge status={status} label={t(status)} />}
          </span>
          <strong className={classes.customer}>{facts.customerName}</strong>
          <span className={classes.quiet}>{facts.title}</span>
        </div>
        <div className={classes.total}>
          <Money amount={facts.totalPrice} currency={facts.currency} strong />
        </div>
      </header>
      <Why request={request} />
      <Figures facts={facts} />
      {(steps.length > 1 || !decides) && <StepList steps={steps} {...(zone ? { zone } : {})} />}
      <footer className={classes.foot}>
        <span className={classes.quiet}>
          {t('askedBy', { name: request.authorName })}
          {branches.length > 1 && ` · ${request.branchName}`} · <InstantText at={request.createdAt} {...(zone ? { zone } : {})} />
        </span>
        <Decide request={request} again={again} />
      </footer>
    </article>
  );
}

/** The conditions that made it necessary; while it is open, those of the level that is asked now. */
function Why({ request: { steps, openLevel, facts } }: { request: ApprovalView }) {
  const t = useWords(approvalWords);
  const because = useBecause();
  const asked = steps.filter(({ level }) => openLevel === null || level === openLevel);
  const reasons = [...new Set(asked.flatMap((step) => step.because.map((one) => because(one, facts.currency))))];
  return (
    <ul className={classes.why} aria-label={t('why')}>
      {(reasons.length > 0 ? reasons : [t('whyHidden')]).map((reason) => (
        <li key={reason}>
          <IconAlertTriangle size={15} stroke={2} aria-hidden />
          {reason}
        </li>
      ))}
    </ul>
  );
}

function Figures({ facts }: { facts: ApprovalView['facts'] }) {
  const t = useWords(approvalWords);
  const locale = useLanguage();
  const { discount, discountBp, grossProfit, marginBp, currency } = facts;
  if (discount === 0 && grossProfit === undefined) return null;
  const figures: { label: string; value: ReactNode }[] = [
    {
      label: t('discount'),
      value: <Share amount={<Money amount={discount} currency={currency} />} share={discount > 0 ? formatRate(discountBp, locale) : ''} />,
    },
    ...(grossProfit !== undefined ? [{ label: t('profit'), value: <Money amount={grossProfit} currency={currency} sign /> }] : []),
    ...(marginBp !== undefined ? [{ label: t('margin'), value: formatRate(marginBp, locale) }] : []),
  ];
  return (
    <dl className={classes.figures}>
      {figures.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const Share = ({ amount, share }: { amount: ReactNode; share: string }) => (
  <>
    {amount} <span className={classes.quiet}>{share}</span>
  </>
);

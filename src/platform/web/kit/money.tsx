import { formatMoney } from '../../domain/format.ts';
import type { Currency } from '../../domain/money.ts';
import classes from './money.module.css';

/** An amount as people write it, from minor units. `sign` colours what is negative. */
export const Money = ({ amount, currency, sign, strong }: { amount: number; currency: Currency; sign?: boolean; strong?: boolean }) => (
  <span className={classes.money} data-negative={(sign && amount < 0) || undefined} data-strong={strong || undefined}>
    {formatMoney(amount, currency)}
  </span>
);

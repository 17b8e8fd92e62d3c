import type { PaymentTerms } from './contract.ts';

/** What a contract agrees on beyond the booking. Amounts are minor units of the booking's currency. */
export type Terms = {
  terms: PaymentTerms;
  lender: string | null;
  lenderAmount: number | null;
  /** The lender has said yes. */
  lenderApproved: boolean;
  /** The car that the customer gives in payment, and what it counts for. */
  tradeIn: string;
  tradeInValue: number;
  deliveryOn: string | null;
};

export type Agreed = { totalPrice: number; depositDue: number };

/** How the price is paid: by a bank, by a car given in, as deposit, and what the customer still pays before delivery. */
export type Shares = { lender: number; tradeIn: number; deposit: number; rest: number };

/** Who pays how much of the price; the shares sum to it. What the others pay lowers the deposit where nothing is left for it. */
export function sharesOf({ terms, lenderAmount, tradeInValue }: Terms, { totalPrice, depositDue }: Agreed): Shares {
  const lender = terms === 'BANK' ? (lenderAmount ?? 0) : 0;
  const own = totalPrice - lender - tradeInValue;
  const deposit = Math.max(0, Math.min(depositDue, own));
  return { lender, tradeIn: tradeInValue, deposit, rest: own - deposit };
}

export type Amiss =
  | 'lender-needed'
  | 'lender-amount-needed'
  | 'trade-in-needed'
  | 'covers-too-much'
  | 'delivery-day-needed'
  | 'delivery-too-early';

/** What is wrong with the terms, at which field; nothing when they can be signed. */
export function amissIn(terms: Terms, agreed: Agreed, today: string): { at: string; name: Amiss }[] {
  const { lender, lenderAmount, tradeIn, tradeInValue, deliveryOn } = terms;
  const bank = terms.terms === 'BANK';
  const faults: ({ at: string; name: Amiss } | false)[] = [
    bank && !lender && { at: '/lender', name: 'lender-needed' },
    bank && !lenderAmount && { at: '/lenderAmount', name: 'lender-amount-needed' },
    tradeInValue > 0 && !tradeIn && { at: '/tradeIn', name: 'trade-in-needed' },
    sharesOf(terms, agreed).rest < 0 && { at: bank && lenderAmount ? '/lenderAmount' : '/tradeInValue', name: 'covers-too-much' },
    !deliveryOn && { at: '/deliveryOn', name: 'delivery-day-needed' },
    deliveryOn !== null && deliveryOn < today && { at: '/deliveryOn', name: 'delivery-too-early' },
  ];
  return faults.filter((fault) => fault !== false);
}

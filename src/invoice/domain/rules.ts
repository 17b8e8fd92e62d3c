import type { BookingStatus } from '#booking/domain/booking.ts';
import type { InvoiceWhen } from '#branch/domain/branch.ts';
import { formatMoney } from '#platform/domain/format.ts';
import type { Currency } from '#platform/domain/money.ts';
import type { Refusal } from '#platform/domain/refusal.ts';
import { refuseInvoice } from './refusals.ts';

/** What decides whether a booking may be invoiced now. `due` in minor units, what a bank has promised taken off. */
export type Invoiceable = {
  bookingNumber: string;
  status: BookingStatus;
  quantity: number;
  /** How many of its cars are its own for good. */
  allocated: number;
  due: number;
  currency: Currency;
  invoiceNumber: string | null;
  invoiceWhen: InvoiceWhen;
};

/** Why a booking cannot be invoiced now; nothing when it can. */
export function obstacleOfInvoice(subject: Invoiceable): Refusal | undefined {
  const { bookingNumber, status, quantity, allocated, due, currency, invoiceNumber, invoiceWhen } = subject;
  if (invoiceNumber) return refuseInvoice('already-invoiced', { invoiceNumber });
  if (status !== 'APPROVED' && status !== 'COMPLETED') return refuseInvoice('not-confirmed', { bookingNumber, bookingStatus: status });
  if (allocated < quantity) return refuseInvoice('waits-for-a-car', { bookingNumber, missing: quantity - allocated });
  if (invoiceWhen === 'PAID' && due > 0) return refuseInvoice('not-yet-paid', { due: formatMoney(due, currency) });
  return undefined;
}

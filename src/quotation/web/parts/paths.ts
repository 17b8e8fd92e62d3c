import type { QuotationRow } from '../../api.ts';

/** Where a draft is changed; nothing where it cannot be. */
export const editPath = ({ id, status, moves }: Pick<QuotationRow, 'id' | 'status' | 'moves'>): string | undefined =>
  status === 'DRAFT' && moves.some(({ move }) => move === 'submit') ? `/sales/quotations/${id}/edit` : undefined;

/** Where a quotation becomes a booking: the bookings' own screen. */
export const bookingPath = ({ id }: Pick<QuotationRow, 'id'>): string => `/sales/bookings/new?quotationId=${id}`;

import type { SaleType } from '#deal/domain/deal.ts';
import type { QuotationView } from '../../api.ts';
import type { Choice } from '../../domain/pricing.ts';

/** What stands in the form of a quotation. Amounts in minor units; null is an empty field. */
export type Entries = {
  customerId: string | null;
  /** A customer who is not there yet is named here. */
  isNew: boolean;
  customerName: string;
  customerPhone: string;
  customerEmail: string;
  source: string | null;
  versionId: string | null;
  colorId: string | null;
  quantity: number | null;
  type: SaleType;
  planId: string | null;
  /** Of one car; null is as proposed. */
  unitPrice: number | null;
  registrationArea: string;
  accessories: string[];
  services: string[];
  otherFees: number | null;
  discount: number | null;
  commission: number | null;
  notes: string;
};

export const noEntries = (area: string, given: Partial<Entries> = {}): Entries => ({
  customerId: null,
  isNew: false,
  customerName: '',
  customerPhone: '',
  customerEmail: '',
  source: null,
  versionId: null,
  colorId: null,
  quantity: 1,
  type: 'CASH_SALE',
  planId: null,
  unitPrice: null,
  registrationArea: area,
  accessories: [],
  services: [],
  otherFees: null,
  discount: null,
  commission: null,
  notes: '',
  ...given,
});

/** A quotation as its form begins. What is nothing is an empty field. */
export const entriesOf = (quotation: QuotationView): Entries => ({
  customerId: quotation.customerId,
  isNew: false,
  customerName: quotation.customerName,
  customerPhone: quotation.customerPhone,
  customerEmail: quotation.customerEmail ?? '',
  source: quotation.source,
  versionId: quotation.versionId,
  colorId: quotation.colorId,
  quantity: quotation.quantity,
  type: quotation.type,
  planId: quotation.planId,
  unitPrice: quotation.unitPriceEntered ? quotation.unitPrice : null,
  registrationArea: quotation.registrationArea,
  accessories: quotation.accessories,
  services: quotation.services,
  otherFees: quotation.enteredFees || null,
  discount: quotation.discount || null,
  commission: quotation.commission || null,
  notes: quotation.notes,
});

/** What the price is computed from. */
export const choiceOf = (entries: Entries): Choice => ({
  type: entries.type,
  quantity: entries.quantity ?? 1,
  unitPrice: entries.type === 'LEASE_SALE' ? null : entries.unitPrice,
  accessories: entries.accessories,
  services: entries.services,
  registrationArea: entries.registrationArea,
  otherFees: entries.otherFees ?? 0,
  discount: entries.discount ?? 0,
  commission: entries.commission ?? 0,
  planId: entries.type === 'LEASE_SALE' ? entries.planId : null,
});

/** What is sent of the choice; what is missing is sent as it is, so that the field says so. */
const sentOf = (entries: Entries) => ({
  ...choiceOf(entries),
  quantity: entries.quantity,
  versionId: entries.versionId,
  colorId: entries.colorId,
  notes: entries.notes,
  source: entries.source,
});

const nameOf = ({ customerName, customerPhone, customerEmail }: Entries) => ({
  customerName,
  customerPhone,
  customerEmail: customerEmail.trim() || null,
});

/** The body of a new quotation, for a customer we know or one who is named. */
export const draftOf = (entries: Entries, of: { branchId: string; dealId?: string | undefined }) => ({
  ...sentOf(entries),
  ...of,
  ...(entries.isNew ? nameOf(entries) : { customerId: entries.customerId }),
});

/** The body of a changed draft; the name it is made out to may be corrected. */
export const changeOf = (entries: Entries, rowVersion: number) => ({ ...sentOf(entries), ...nameOf(entries), rowVersion });

import type { ContractStatus } from '#contract/domain/contract.ts';
import type { DocumentKind } from '#document/domain/document.ts';
import type { TaskKind, TaskStatus } from '#preparation/domain/preparation.ts';

/** One thing that keeps a car from leaving. `car` is the VIN of the car it concerns, `what` the accessory or the kind of document. */
export type Missing = { fact: MissingFact; car?: string; what?: string; amount?: number };

export type MissingFact =
  | 'CAR'
  | 'CONTRACT'
  | 'MONEY'
  | 'INVOICE'
  | 'PREPARATION'
  | 'INSPECTION'
  | 'ACCESSORY'
  | 'REGISTRATION'
  | 'INSURANCE'
  | 'DOCUMENT';

/** An allocated car and what was done to it; `tasks` is nothing where its preparation has not begun. */
export type CarFacts = {
  vin: string;
  tasks: readonly { kind: TaskKind; status: TaskStatus; label: string }[];
  registrationNumber: string | null;
  insuredFrom: string | null;
  insuredTo: string | null;
};

export type GateFacts = {
  /** The day on which the cars leave, in the branch's zone. */
  deliveryOn: string;
  quantity: number;
  contractStatus: ContractStatus | null;
  /** What nobody has paid or promised, in minor units; the whole total where no money has moved yet. */
  due: number;
  invoiced: boolean;
  /** The branch issues its invoices with the delivery: then none has to be there before. */
  invoicedByDelivery: boolean;
  cars: readonly CarFacts[];
  documents: readonly DocumentKind[];
};

/** Without these no car leaves: who the customer is and where they live (R0, "Documents Required"). */
export const requiredDocuments = ['IDENTITY', 'ADDRESS'] as const satisfies readonly DocumentKind[];

/** Everything that is missing before the cars of a booking may leave, in the order of the sale; nothing when all is in order. */
export function gateOf(facts: GateFacts): Missing[] {
  return [...missingOfSale(facts), ...facts.cars.flatMap((car) => missingOfCar(car, facts.deliveryOn)), ...missingPapers(facts)];
}

function missingOfSale({ quantity, cars, contractStatus, due, invoiced, invoicedByDelivery }: GateFacts): Missing[] {
  const lacking = quantity - cars.length;
  return [
    ...when(lacking > 0, { fact: 'CAR', amount: lacking }),
    ...when(contractStatus !== 'APPROVED' && contractStatus !== 'COMPLETED', { fact: 'CONTRACT' }),
    ...when(due > 0, { fact: 'MONEY', amount: due }),
    ...when(!invoiced && !invoicedByDelivery, { fact: 'INVOICE' }),
  ];
}

/** A task that was found not to be needed is no obstacle; one that is done is only believed with what it recorded. */
function missingOfCar({ vin, tasks, registrationNumber, insuredFrom, insuredTo }: CarFacts, on: string): Missing[] {
  if (tasks.length === 0) return [{ fact: 'PREPARATION', car: vin }];
  const statusOf = (kind: TaskKind) => tasks.find((task) => task.kind === kind)?.status;
  const waived = (kind: TaskKind) => statusOf(kind) === 'NOT_NEEDED';
  const open = tasks.filter(({ kind, status }) => kind === 'ACCESSORY' && status === 'PENDING');
  const registered = statusOf('REGISTRATION') === 'DONE' && registrationNumber !== null;
  const insured = statusOf('INSURANCE') === 'DONE' && insuredFrom !== null && insuredTo !== null && insuredFrom <= on && on <= insuredTo;
  return [
    ...when(statusOf('INSPECTION') !== 'DONE', { fact: 'INSPECTION', car: vin }),
    ...open.map(({ label }): Missing => ({ fact: 'ACCESSORY', car: vin, what: label })),
    ...when(!registered && !waived('REGISTRATION'), { fact: 'REGISTRATION', car: vin }),
    ...when(!insured && !waived('INSURANCE'), { fact: 'INSURANCE', car: vin }),
  ];
}

const missingPapers = ({ documents }: GateFacts): Missing[] =>
  requiredDocuments.filter((kind) => !documents.includes(kind)).map((what) => ({ fact: 'DOCUMENT', what }));

const when = (missing: boolean, one: Missing): Missing[] => (missing ? [one] : []);

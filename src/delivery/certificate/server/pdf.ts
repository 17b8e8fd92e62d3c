import { dayOf } from '#branch/domain/branch.ts';
import { type Strokes, svgOf } from '#contract/domain/signature.ts';
import { showPhone } from '#customer/domain/customer.ts';
import { formatDay, formatInstant } from '#platform/domain/format.ts';
import type { Locale } from '#platform/domain/refusal.ts';
import { type Block, type FactGroup, makePdf, type Signatory } from '#platform/server/pdf.ts';
import { ChecklistPoint, Deliverable, Signer } from '../../domain/delivery.ts';
import { checklistWords, deliverableWords } from '../../domain/words.ts';
import type { Printed } from './queries.ts';
import { certificateWords } from './words.ts';

/** The certificate that customer and salesperson have signed, in the customer's language. */
export async function certificatePdf(printed: Printed, at: Temporal.Instant): Promise<Buffer> {
  const { delivery, beside, locale } = printed;
  const words = certificateWords[locale];
  const about = {
    ...{ title: words.title, number: delivery.bookingNumber, author: beside.company, locale, madeAt: at },
    footer: [beside.company, beside.address].join(' · '),
  };
  const contact = [
    beside.address,
    beside.phone && `${words.phone} ${showPhone(beside.phone)}`,
    beside.taxNumber && `${words.taxNumber} ${beside.taxNumber}`,
  ].flatMap((line) => line || []);
  return makePdf(about, [
    { kind: 'letterhead', company: beside.company, branch: beside.branch, lines: contact },
    {
      kind: 'heading',
      title: words.title,
      number: delivery.bookingNumber,
      day: `${words.day} ${formatDay(dayOf(at, delivery.timeZone), locale)}`,
    },
    { kind: 'facts', groups: partiesOf(printed) },
    carsOf(printed),
    { kind: 'facts', groups: doneOf(printed) },
    ...(delivery.note ? [{ kind: 'prose', head: words.note, text: delivery.note } as const] : []),
    { kind: 'prose', text: words.terms },
    { kind: 'signatures', people: await signaturesOf(printed) },
  ]);
}

function partiesOf({ delivery, beside, locale }: Printed): FactGroup[] {
  const words = certificateWords[locale];
  const car = `${delivery.quantity > 1 ? `${delivery.quantity} × ` : ''}${beside.make} ${delivery.model} ${delivery.version}`;
  const buyer: [string, string][] = [
    [words.name, delivery.customerName],
    [words.phone, showPhone(delivery.customerPhone)],
    ...(beside.buyerAddress ? [[words.address, beside.buyerAddress] as [string, string]] : []),
  ];
  const sale: [string, string][] = [
    [words.car, car],
    [words.year, String(beside.year)],
    [words.color, locale === 'vi' ? delivery.colorVi : delivery.colorEn],
    [words.sales, delivery.ownerName],
  ];
  return [
    { title: words.receiver, facts: buyer },
    { title: words.handedOver, facts: sale },
  ];
}

function carsOf({ delivery, insurances, locale }: Printed): Block {
  const words = certificateWords[locale];
  const insured = (vehicleId: string) => {
    const found = insurances.find((one) => one.vehicleId === vehicleId);
    return found?.provider ? [found.provider, found.policyNumber].filter(Boolean).join(' · ') : '—';
  };
  return {
    kind: 'table',
    columns: [
      { label: words.vin },
      { label: words.plate, width: 110 },
      { label: words.insurance, width: 150 },
      { label: words.gatepass, width: 84 },
    ],
    rows: delivery.cars.map(({ id, vin, registrationNumber, gatepass }) => ({
      cells: [vin, registrationNumber ?? '—', insured(id), gatepass?.gatepassNumber ?? '—'],
    })),
  };
}

/** Both lists are whole: the cars are not delivered before each point is done. */
function doneOf({ delivery, locale }: Printed): FactGroup[] {
  const words = certificateWords[locale];
  const all = (labels: string[], said: string): [string, string][] => labels.map((label) => [label, said]);
  const checked = ChecklistPoint.options.filter((point) => point === 'SIGN_OFF' || delivery.checked.includes(point));
  const satisfaction: [string, string][] = delivery.satisfaction ? [[words.satisfaction, `${delivery.satisfaction}/5`]] : [];
  return [
    {
      title: words.checked,
      facts: [
        ...all(
          checked.map((point) => checklistWords[locale][point]),
          words.done,
        ),
        ...satisfaction,
      ],
    },
    {
      title: words.deliverables,
      facts: all(
        Deliverable.options.filter((one) => delivery.handedOver.includes(one)).map((one) => deliverableWords[locale][one]),
        words.given,
      ),
    },
  ];
}

const signaturesOf = ({ delivery, locale }: Printed): Promise<Signatory[]> =>
  Promise.all(
    Signer.options.map(async (signer): Promise<Signatory> => {
      const words = certificateWords[locale];
      const signature = delivery.signatures.find((one) => one.signer === signer);
      if (!signature) return { role: words[signer], hint: words.signHint };
      return {
        ...{ role: words[signer], hint: words.signHint, name: signature.name },
        signed: signedAt(words.signed, signature.at, delivery.timeZone, locale),
        ...(signature.strokes ? { drawn: await pictureOf(signature.strokes) } : {}),
      };
    }),
  );

const signedAt = (sentence: string, at: string, timeZone: string, locale: Locale) =>
  sentence.replace('{at}', formatInstant(Temporal.Instant.from(at).toString(), timeZone, locale));

async function pictureOf(strokes: Strokes): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  return new Uint8Array(
    await sharp(Buffer.from(svgOf(strokes)))
      .png()
      .toBuffer(),
  );
}

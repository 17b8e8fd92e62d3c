import { createHash } from 'node:crypto';
import { showPhone } from '#customer/domain/customer.ts';
import { formatDay, formatInstant, formatMoney } from '#platform/domain/format.ts';
import { type Block, type FactGroup, makePdf, type Row, type Signatory } from '#platform/server/pdf.ts';
import { areaOf } from '#pricebook/domain/areas.ts';
import type { LineKind, PriceLine } from '#quotation/domain/quotation.ts';
import { type Strokes, svgOf } from '../../domain/signature.ts';
import { sharesOf } from '../../domain/terms.ts';
import { partyWords, paymentTermsWords, signingWords } from '../../domain/words.ts';
import type { Signature } from '../../server/queries.ts';
import type { Printed } from './queries.ts';
import { paperWords } from './words.ts';

const fees: readonly LineKind[] = ['INSURANCE', 'REGISTRATION_TAX', 'REGISTRATION_FEE', 'OTHER_FEE'];
const reductions: readonly LineKind[] = ['GROUP_DISCOUNT', 'DISCOUNT', 'PROMOTION'];
type Fact = [string, string];

export const sha256Of = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/**
 * The contract on paper, in its own language. The same contract gives the same bytes, so that what was read can be told from what
 * was changed since. With signatures it is the copy that shows them, with their evidence.
 */
export async function contractPdf(printed: Printed, signatures: readonly Signature[] = []): Promise<Buffer> {
  const { contract, beside } = printed;
  const { locale } = contract;
  const about = {
    title: paperWords[locale].title,
    number: contract.contractNumber,
    author: beside.company,
    locale,
    madeAt: Temporal.Instant.from(signatures.at(-1)?.at ?? contract.createdAt),
    footer: [beside.company, beside.address].join(' · '),
  };
  return makePdf(about, [...blocksOf(printed), await signaturesOf(printed, signatures), ...evidenceOf(printed, signatures)]);
}

function blocksOf(printed: Printed): Block[] {
  const { contract, beside } = printed;
  const { locale, bookingNumber, conditions } = contract;
  const words = paperWords[locale];
  const [day] = formatInstant(contract.createdAt, contract.timeZone, locale).split(' ');
  const contact = [beside.address, beside.phone && `${words.phone} ${showPhone(beside.phone)}`].flatMap((line) => line || []);
  return [
    { kind: 'letterhead', company: beside.company, branch: beside.branch, lines: contact },
    {
      kind: 'heading',
      title: words.title,
      number: contract.contractNumber,
      day: `${words.day} ${day}`,
      remark: words.remark.replace('{bookingNumber}', bookingNumber),
    },
    ...(contract.status === 'CANCELLED' ? [{ kind: 'notice', text: words.cancelled } as const] : []),
    { kind: 'facts', groups: partiesOf(printed) },
    { kind: 'facts', groups: [carOf(printed), paymentOf(printed)] },
    linesOf(contract),
    { kind: 'totals', sums: [], total: [words.total, formatMoney(contract.totalPrice, contract.currency, locale)] },
    ...(conditions ? [{ kind: 'prose', head: words.conditions, text: conditions } as const] : []),
    { kind: 'terms', head: words.articles, items: words.articlesOfIt },
  ];
}

/** The facts that there are. */
const known = (facts: [string, string | null][]): Fact[] => facts.filter((fact): fact is Fact => Boolean(fact[1]));

function partiesOf({ contract, beside }: Printed): FactGroup[] {
  const words = paperWords[contract.locale];
  const seller = known([
    [words.company, beside.company],
    [words.branch, beside.branch],
    [words.taxNumber, beside.companyTax],
    [words.address, beside.address],
    [words.salesperson, contract.ownerName],
  ]);
  const buyer = known([
    [words.name, contract.customerName],
    [words.phone, showPhone(contract.customerPhone)],
    [words.email, beside.buyerEmail],
    [words.taxNumber, beside.buyerTax],
    [words.address, beside.buyerAddress],
  ]);
  return [
    { title: words.seller, facts: seller },
    { title: words.buyer, facts: buyer },
  ];
}

function carOf({ contract, beside }: Printed): FactGroup {
  const { locale, vins, registrationArea } = contract;
  const words = paperWords[locale];
  const facts: Fact[] = [
    [words.model, `${beside.make} ${contract.model} ${contract.version}`],
    [words.year, String(beside.year)],
    [words.color, locale === 'vi' ? contract.colorVi : contract.colorEn],
    [words.quantity, String(contract.quantity)],
    ...(vins.length > 0 ? vins : [words.vinLater]).map((vin): Fact => [words.vin, vin]),
    [words.area, areaOf(beside.country, registrationArea)?.[locale] ?? registrationArea],
    [words.deliveryOn, formatDay(contract.deliveryOn, locale)],
  ];
  return { title: words.car, facts };
}

function paymentOf({ contract }: Printed): FactGroup {
  const { locale, currency, terms, lender, lenderApproved, tradeIn } = contract;
  const words = paperWords[locale];
  const shares = sharesOf(contract, contract);
  const money = (amount: number) => formatMoney(amount, currency, locale);
  const facts: Fact[] = [
    [words.terms, paymentTermsWords[locale][terms]],
    [words.deposit, money(shares.deposit)],
    ...(terms === 'BANK'
      ? ([
          [words.lender, `${lender}, ${lenderApproved ? words.lenderApproved : words.lenderOpen}`],
          [words.lenderAmount, money(shares.lender)],
        ] as Fact[])
      : []),
    ...(shares.tradeIn > 0
      ? ([
          [words.tradeIn, tradeIn],
          [words.tradeInValue, money(shares.tradeIn)],
        ] as Fact[])
      : []),
    [words.rest, money(shares.rest)],
  ];
  return { title: words.payment, facts };
}

function linesOf({ lines, currency, locale }: Printed['contract']): Block {
  const words = paperWords[locale];
  const money = (amount: number) => formatMoney(amount, currency, locale);
  const row = (line: PriceLine): Row => ({
    cells: [locale === 'vi' ? line.labelVi : line.labelEn, String(line.quantity), money(line.unitPrice), money(line.amount)],
  });
  const group = (head: string, belongs: (kind: LineKind) => boolean): Row[] => {
    const rows = lines.filter(({ kind }) => belongs(kind)).map(row);
    return rows.length > 0 ? [{ cells: [head] }, ...rows] : [];
  };
  return {
    kind: 'table',
    columns: [
      { label: words.item },
      { label: words.count, width: 36, align: 'right' },
      { label: words.unitPrice, width: 112, align: 'right' },
      { label: words.amount, width: 120, align: 'right' },
    ],
    rows: [
      ...group(words.goods, (kind) => !fees.includes(kind) && !reductions.includes(kind)),
      ...group(words.fees, (kind) => fees.includes(kind)),
      ...group(words.reductions, (kind) => reductions.includes(kind)),
    ],
  };
}

async function signaturesOf({ contract, beside }: Printed, signatures: readonly Signature[]): Promise<Block> {
  const { locale, timeZone } = contract;
  const words = paperWords[locale];
  const places = [
    { party: 'DEALER', name: beside.company },
    { party: 'CUSTOMER', name: contract.customerName },
  ] as const;
  const people = places.map(async ({ party, name }): Promise<Signatory> => {
    const signature = signatures.find((one) => one.party === party);
    const place = { role: partyWords[locale][party], hint: words.signHint, name: signature?.name ?? name };
    if (!signature) return place;
    const signed = words.signed.replace('{at}', formatInstant(signature.at, timeZone, locale));
    return { ...place, signed, ...(signature.strokes ? { drawn: await pictureOf(signature.strokes) } : {}) };
  });
  return { kind: 'signatures', people: await Promise.all(people) };
}

async function pictureOf(strokes: Strokes): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  return new Uint8Array(
    await sharp(Buffer.from(svgOf(strokes)))
      .png()
      .toBuffer(),
  );
}

/** Who signed which exact document, when, how and from where. */
function evidenceOf({ contract }: Printed, signatures: readonly Signature[]): Block[] {
  const { locale, timeZone } = contract;
  const words = paperWords[locale];
  const groups = signatures.map((one): FactGroup => {
    const as = words.signedAs.replace('{name}', one.name).replace('{how}', signingWords[locale][one.how]);
    return {
      title: `${partyWords[locale][one.party]}: ${as}`,
      facts: known([
        [words.when, `${formatInstant(one.at, timeZone, locale)} (${timeZone})`],
        [words.shownBy, one.actorName],
        [words.from, one.ip],
        [words.device, one.userAgent],
        [words.hash, one.pdfSha256],
      ]),
    };
  });
  return groups.map((group) => ({ kind: 'facts', groups: [group] }));
}

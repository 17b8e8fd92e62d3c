import { dayOf } from '#branch/domain/branch.ts';
import { showPhone } from '#customer/domain/customer.ts';
import { formatDay, formatInstant } from '#platform/domain/format.ts';
import type { Locale } from '#platform/domain/refusal.ts';
import type { Context } from '#platform/server/context.ts';
import { makePdf } from '#platform/server/pdf.ts';
import type { FileAnswer } from '#platform/server/serve.ts';
import { refuseDelivery } from '../../domain/refusals.ts';
import { codeOf, colorOf, findPass, type Gatepass } from './queries.ts';

const gatepassWords = {
  en: {
    title: 'Gatepass',
    issued: 'Issued on',
    phone: 'Phone',
    car: 'Car',
    model: 'Vehicle',
    color: 'Colour',
    vin: 'VIN',
    plate: 'Registration number',
    handover: 'Handover',
    customer: 'Customer',
    booking: 'Booking',
    delivery: 'Delivery date',
    sales: 'Sales representative',
    by: 'Issued by',
    once: 'Lets this one car out once. At the gate the guard scans the code or types the number.',
    issuer: 'Issued by',
    driver: 'Received by',
    guard: 'Guard at the gate',
    signHint: 'Signature and name',
  },
  vi: {
    title: 'Phiếu ra cổng',
    issued: 'Cấp lúc',
    phone: 'ĐT',
    car: 'Xe',
    model: 'Loại xe',
    color: 'Màu',
    vin: 'Số VIN',
    plate: 'Biển số',
    handover: 'Bàn giao',
    customer: 'Khách hàng',
    booking: 'Đơn đặt xe',
    delivery: 'Ngày giao xe',
    sales: 'Tư vấn bán hàng',
    by: 'Người cấp',
    once: 'Phiếu chỉ cho một xe ra cổng một lần. Tại cổng, bảo vệ quét mã hoặc nhập số phiếu.',
    issuer: 'Người cấp phiếu',
    driver: 'Người nhận xe',
    guard: 'Bảo vệ cổng',
    signHint: 'Ký, ghi rõ họ tên',
  },
};

/** The paper that the customer shows at the gate, the same bytes each time. A pass that is void is not printed any more. */
export const gatepassOf = (publicUrl: string) => async (ctx: Context, id: string, locale: Locale) => {
  const pass = await findPass(ctx, id);
  if (pass.status === 'VOID') throw refuseDelivery('gatepass-void', { gatepassNumber: pass.gatepassNumber });
  return paperOf(pass, await squareOf(`${publicUrl}/gate/${codeOf(ctx, pass.id)}`), locale);
};

/** The code as a picture that any phone reads. */
async function squareOf(address: string): Promise<Uint8Array> {
  const { default: qrcode } = await import('qrcode');
  return new Uint8Array(await qrcode.toBuffer(address, { errorCorrectionLevel: 'M', margin: 1, scale: 12 }));
}

async function paperOf(pass: Gatepass, square: Uint8Array, locale: Locale): Promise<FileAnswer> {
  const words = gatepassWords[locale];
  const { gatepassNumber: number, timeZone } = pass;
  const about = {
    ...{ title: words.title, number, author: pass.company, locale },
    madeAt: Temporal.Instant.from(pass.issuedAt),
    footer: [pass.company, pass.address].join(' · '),
  };
  const contact = [pass.address, pass.phone && `${words.phone} ${showPhone(pass.phone)}`].flatMap((line) => line || []);
  const deliveryOn = dayOf(Temporal.Instant.from(pass.scheduledAt), timeZone);
  const content = await makePdf(about, [
    { kind: 'letterhead', company: pass.company, branch: pass.branch, lines: contact },
    { kind: 'heading', title: words.title, number, day: `${words.issued} ${formatInstant(pass.issuedAt, timeZone, locale)}` },
    {
      kind: 'facts',
      groups: [
        {
          title: words.car,
          facts: [
            [words.model, `${pass.make} ${pass.model} ${pass.version}`],
            [words.color, colorOf(pass, locale)],
            [words.plate, pass.registrationNumber ?? '—'],
            [words.vin, pass.vin],
          ],
        },
        {
          title: words.handover,
          facts: [
            [words.customer, pass.customerName],
            [words.booking, pass.bookingNumber],
            [words.delivery, formatDay(deliveryOn, locale)],
            [words.sales, pass.salesName],
            [words.by, pass.issuedByName],
          ],
        },
      ],
    },
    { kind: 'picture', image: square, width: 190, height: 190, caption: number, align: 'center' },
    { kind: 'notice', text: words.once },
    {
      kind: 'signatures',
      people: [
        { role: words.issuer, hint: words.signHint, name: pass.issuedByName },
        { role: words.driver, hint: words.signHint, name: pass.customerName },
        { role: words.guard, hint: words.signHint },
      ],
    },
  ]);
  return { name: `${number}.pdf`, type: 'application/pdf', content, inline: true };
}

import type { Locale } from '#platform/domain/refusal.ts';
import type { MessageKind } from './message.ts';

/** What a letter says of the deal. */
export type LetterFacts = Record<'customer' | 'car' | 'company' | 'branch' | 'sales' | 'number', string>;

type Wording = { subject: string; body: string };

const wordings: Record<Locale, Record<MessageKind, Wording>> = {
  vi: {
    BOOKING: {
      subject: 'Xác nhận đặt xe {number}: {car}',
      body: '{company} xác nhận đơn đặt xe {number} của quý khách cho {car}. Giấy xác nhận đặt xe được gửi kèm thư này.',
    },
    RECEIPT: {
      subject: 'Phiếu thu {number}: {car}',
      body: '{company} đã nhận được khoản thanh toán của quý khách cho {car}. Phiếu thu {number} được gửi kèm thư này.',
    },
    CONTRACT: {
      subject: 'Hợp đồng mua bán xe {number}: {car}',
      body: '{company} gửi quý khách bản hợp đồng mua bán {number} đã ký cho {car} để quý khách lưu giữ.',
    },
    GATEPASS: {
      subject: 'Phiếu ra cổng {number}: {car}',
      body: 'Xe {car} của quý khách đã sẵn sàng bàn giao. {company} gửi kèm phiếu ra cổng {number}; quý khách vui lòng xuất trình khi nhận xe.',
    },
    DELIVERY: {
      subject: 'Biên bản bàn giao xe {number}: {car}',
      body: '{company} chúc mừng quý khách đã nhận {car}. Biên bản bàn giao {number} được gửi kèm thư này.',
    },
  },
  en: {
    BOOKING: {
      subject: 'Booking {number} confirmed: {car}',
      body: '{company} confirms your booking {number} for {car}. The confirmation is attached.',
    },
    RECEIPT: {
      subject: 'Receipt {number}: {car}',
      body: '{company} has received your payment for {car}. Receipt {number} is attached.',
    },
    CONTRACT: {
      subject: 'Contract {number}: {car}',
      body: '{company} sends you the signed contract {number} for {car}. Please keep it.',
    },
    GATEPASS: {
      subject: 'Gatepass {number}: {car}',
      body: 'Your {car} is ready to be handed over. {company} sends you gatepass {number}; please bring it when you collect the car.',
    },
    DELIVERY: {
      subject: 'Handover certificate {number}: {car}',
      body: '{company} congratulates you on your {car}. The handover certificate {number} is attached.',
    },
  },
};

const frames: Record<Locale, [greeting: string, closing: string]> = {
  vi: ['Kính gửi {customer},', 'Mọi thắc mắc xin liên hệ {sales}.\n\nTrân trọng,\n{sales}\n{branch}'],
  en: ['Dear {customer},', 'For any question, {sales} is glad to help.\n\nKind regards,\n{sales}\n{branch}'],
};

/** The letter to a customer about one paper, in their language. */
export function letterOf(kind: MessageKind, facts: LetterFacts, locale: Locale): { subject: string; text: string } {
  const filled = (sentence: string) => sentence.replace(/\{(\w+)\}/g, (_, name: string) => facts[name as keyof LetterFacts] ?? '');
  const { subject, body } = wordings[locale][kind];
  return { subject: filled(subject), text: [frames[locale][0], body, frames[locale][1]].map(filled).join('\n\n') };
}

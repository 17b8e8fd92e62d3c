import type { Locale } from '#platform/domain/refusal.ts';

/** The letter with the link to choose a new password. */
export const resetMail = (locale: Locale, url: string) =>
  locale === 'vi'
    ? {
        subject: 'Forecourt: đặt mật khẩu',
        text: `Mở liên kết này trong vòng một giờ để đặt mật khẩu của bạn:\n\n${url}\n\nNếu bạn không yêu cầu, hãy bỏ qua thư này.`,
      }
    : {
        subject: 'Forecourt: set your password',
        text: `Open this link within an hour to set your password:\n\n${url}\n\nIf you did not ask for it, ignore this letter.`,
      };

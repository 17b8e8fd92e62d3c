import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { ask, textOfPdf } from './browser.ts';
import { choose, press } from './hands.ts';

/** What people read on the screen, by language. */
export const words = {
  vi: {
    buyer: 'Người mua',
    addNew: /Thêm khách hàng mới/,
    phone: 'Điện thoại',
    email: /^E-?mail/,
    lease: 'Mua trả góp',
    extras: '2. Phụ kiện & Dịch vụ',
    analysis: '3. Phân tích giá',
    discount: 'Giảm giá',
    save: 'Lưu báo giá',
    submit: 'Trình duyệt',
    send: 'Gửi khách hàng',
    byEmail: 'Qua email',
    byPrint: 'Bản in',
    sendNow: 'Gửi',
    printNow: 'In và ghi nhận đã gửi',
    convert: 'Lập đơn đặt xe',
    book: 'Đặt xe',
    deposit: 'Tiền cọc phải nộp',
    approve: 'Duyệt',
    reject: 'Từ chối',
  },
  en: {
    buyer: 'Buyer',
    addNew: /as a new customer/,
    phone: 'Phone',
    email: /^E-?mail/,
    lease: 'Instalment sale',
    extras: '2. Accessories & services',
    analysis: '3. Price analysis',
    discount: 'Discount',
    save: 'Save quotation',
    submit: 'Submit for approval',
    send: 'Send to the customer',
    byEmail: 'By e-mail',
    byPrint: 'Printed',
    sendNow: 'Send',
    printNow: 'Print and mark as sent',
    convert: 'Make a booking',
    book: 'Book',
    deposit: 'Deposit due',
    approve: 'Approve',
    reject: 'Refuse',
  },
} as const;

export type Tongue = keyof typeof words;

type Wish = {
  customer: { name: string; phone: string; email?: string };
  model: string;
  version: string;
  color: string;
  accessories?: string[];
  plan?: RegExp;
  discount?: string;
};

/** Writes a quotation as a salesperson does, for a customer who is new, and gives its id when it is saved. */
export async function writeQuotation(page: Page, tongue: Tongue, wish: Wish): Promise<string> {
  const t = words[tongue];
  await page.goto('/sales/quotation');
  await page
    .getByRole('textbox', { name: t.buyer })
    .or(page.getByRole('combobox', { name: t.buyer }))
    .first()
    .fill(wish.customer.name);
  await press(page.getByRole('option', { name: t.addNew }));
  await page.getByLabel(t.phone, { exact: false }).first().fill(wish.customer.phone);
  if (wish.customer.email) await page.getByLabel(t.email).first().fill(wish.customer.email);
  await choose(page.getByRole('radio', { name: wish.model, exact: true }));
  await choose(page.getByRole('radio', { name: new RegExp(`^${wish.version}\\b`) }).first());
  await choose(page.getByRole('radio', { name: wish.color }));
  if (wish.plan) {
    await press(page.getByText(t.lease, { exact: true }));
    await choose(page.getByRole('radio', { name: wish.plan }).first());
  }
  if (wish.accessories) {
    await press(page.getByRole('tab', { name: t.extras }));
    for (const name of wish.accessories) await choose(page.getByRole('checkbox', { name: new RegExp(name) }));
  }
  if (wish.discount) {
    await press(page.getByRole('tab', { name: t.analysis }));
    await page.getByLabel(t.discount, { exact: true }).fill(wish.discount);
  }
  await press(page.getByRole('button', { name: t.save }).first());
  await page.waitForURL(/\/sales\/quotations\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** The record behind a page, as the API tells it to this person. */
export async function read(page: Page, path: string) {
  const { status, body } = await ask(page, 'GET', path);
  expect([path, status]).toEqual([path, 200]);
  return body;
}

/** Sends the quotation on its page, printed or by e-mail; gives up nothing of what the dialog says. */
export async function send(page: Page, tongue: Tongue, by: 'EMAIL' | 'PRINT') {
  const t = words[tongue];
  await press(page.getByRole('button', { name: t.send, exact: true }).first());
  const dialog = page.getByRole('dialog');
  await press(dialog.getByText(by === 'PRINT' ? t.byPrint : t.byEmail, { exact: true }));
  await press(dialog.getByRole('button', { name: by === 'PRINT' ? t.printNow : t.sendNow, exact: true }));
  await dialog.waitFor({ state: 'detached' });
}

/** Makes the booking of the quotation on this page, with a deposit of its own where one is said, and gives it as the API tells it. */
export async function book(page: Page, tongue: Tongue, deposit?: string) {
  const t = words[tongue];
  await press(
    page
      .getByRole('link', { name: t.convert })
      .or(page.getByRole('button', { name: t.convert }))
      .first(),
  );
  if (deposit) await page.getByLabel(t.deposit).fill(deposit);
  await press(page.getByRole('button', { name: t.book, exact: true }));
  await page.waitForURL(/\/sales\/bookings\/[0-9a-f-]{36}$/);
  return read(page, `/api${new URL(page.url()).pathname}`);
}

/** An amount as Vietnam writes it. */
export const dong = (amount: number) => `${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')} ₫`;

/** An amount in paise as India writes it. */
export const rupees = (paise: number) => `₹${new Intl.NumberFormat('en-IN', { minimumFractionDigits: 2 }).format(paise / 100)}`;

export async function paperOf(page: Page, path: string): Promise<string> {
  const { status, bytes } = await ask(page, 'GET', path);
  expect([path, status]).toEqual([path, 200]);
  return textOfPdf(bytes);
}

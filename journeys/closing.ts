import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { choose, draw, press } from './hands.ts';
import { paperOf, type Tongue } from './steps.ts';

/** What people read on the screen from the deposit to the gate, by language. */
export const said = {
  vi: {
    ask: 'Yêu cầu đặt cọc',
    view: 'Xem',
    confirm: 'Xác nhận cọc',
    reference: 'Số tham chiếu',
    receive: 'Thu tiền',
    received: /Đã thu\. Phiếu thu RC-/,
    commit: 'Cam kết ngân hàng',
    bank: 'Ngân hàng',
    letter: 'Số thông báo cho vay',
    draw: 'Lập hợp đồng',
    day: 'Ngày giao xe',
    conditions: 'Thỏa thuận riêng',
    loan: 'Vay ngân hàng',
    lender: 'Ngân hàng cho vay',
    lends: 'Ngân hàng giải ngân',
    customerSigns: 'Khách hàng ký',
    countersign: 'Ký duyệt',
    typed: 'Gõ họ tên',
    pad: 'Ô chữ ký',
    sign: 'Ký',
    kind: 'Loại giấy tờ',
    address: 'Giấy tờ cư trú',
    restFine: 'Các mục còn lại đều đạt',
    looked: 'Đã kiểm tra 12/12',
    register: 'Nhập biển số',
    plate: 'Biển số',
    insure: 'Nhập bảo hiểm',
    insurer: 'Công ty bảo hiểm',
    company: 'Bảo Việt',
    policy: 'Số hợp đồng',
    cover: 'Phạm vi bảo hiểm',
    from: 'Từ ngày',
    to: 'Đến hết ngày',
    fit: /^Đã lắp: /,
    save: 'Lưu',
    ready: 'Sẵn sàng giao',
    agree: 'Hẹn giao',
    issue: 'Cấp phiếu ra cổng',
    photo: 'Đã lưu 1 ảnh',
    ticks: ['Kiểm tra ngoại thất', 'Đối chiếu phụ kiện', 'Hồ sơ giấy tờ', 'Hướng dẫn sử dụng', 'Chụp ảnh bàn giao'],
    things: ['Chìa khóa xe', 'Giấy tờ đăng ký xe', 'Sách hướng dẫn', 'Thẻ bảo hành', 'Sổ bảo dưỡng'],
    content: '5 trên 5',
    customerHand: 'Ký: Khách hàng',
    sellerHand: 'Ký: Tư vấn bán hàng',
    byName: 'Gõ họ tên',
    handOver: 'Giao xe cho khách',
    certificate: 'Biên bản bàn giao',
    passNumber: 'Số phiếu ra cổng',
    letOut: 'Cho xe ra cổng',
    leaves: 'Xe được ra cổng',
    used: 'Phiếu đã dùng',
    stays: 'Không cho xe ra cổng.',
    whole: /^Xem tất cả/,
  },
  en: {
    ask: 'Ask for a deposit',
    view: 'View',
    confirm: 'Confirm deposit',
    reference: 'Reference',
    receive: 'Receive a payment',
    received: /Received\. Receipt RC-/,
    commit: 'Bank’s promise',
    bank: 'Bank',
    letter: 'Number of the letter',
    draw: 'Draw up contract',
    day: 'Delivery day',
    conditions: 'Special conditions',
    loan: 'With a bank loan',
    lender: 'Lender',
    lends: 'Paid by the lender',
    customerSigns: 'Customer signs',
    countersign: 'Countersign',
    typed: 'Type',
    pad: 'Field to sign in',
    sign: 'Sign',
    kind: 'What it shows',
    address: 'Proof of address',
    restFine: 'All the rest is in order',
    looked: '12 of 12 looked at',
    register: 'Record the number',
    plate: 'Registration number',
    insure: 'Record the insurance',
    insurer: 'Insurer',
    company: 'ICICI Lombard',
    policy: 'Policy',
    cover: 'Cover',
    from: 'First day',
    to: 'Last day',
    fit: /^Fitted: /,
    save: 'Save',
    ready: 'Ready',
    agree: 'Agree',
    issue: 'Issue the gatepass',
    photo: '1 photo kept',
    ticks: ['Exterior and interior', 'Accessories checked', 'Papers complete', 'Features explained', 'Photos taken'],
    things: ['Keys', 'Registration documents', 'Owner’s manual', 'Warranty card', 'Service booklet'],
    content: '5 of 5',
    customerHand: 'Sign: The customer',
    sellerHand: 'Sign: The salesperson',
    byName: 'Type',
    handOver: 'Hand over the car',
    certificate: 'Certificate',
    passNumber: 'Number of the gatepass',
    letOut: 'Let the car out',
    leaves: 'The car may leave',
    used: 'Already used',
    stays: 'The car stays.',
    whole: /^Show all/,
  },
} as const;

const slip = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64');
const scan = (name: string) => ({ name: `${name}.png`, mimeType: 'image/png', buffer: slip });
const button = (page: Page | Locator, name: string) => page.getByRole('button', { name, exact: true });
const idIn = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? '';
const pageOf = (noun: string) => new RegExp(`/sales/${noun}/[0-9a-f-]{36}$`);

/** The text of the PDF that a link on the screen leads to. */
export async function paperBehind(link: Locator): Promise<string> {
  return paperOf(link.page(), (await link.first().getAttribute('href')) ?? '');
}

/** Asks for the deposit that was agreed with the booking, and gives its id. */
export async function askDeposit(page: Page, tongue: Tongue, bookingId: string): Promise<string> {
  const t = said[tongue];
  await page.goto(`/sales/bookings/${bookingId}/cash-book`);
  await press(button(page.getByRole('main'), t.ask));
  await press(button(page.getByRole('dialog'), t.ask));
  await press(page.getByRole('link', { name: /^DP-\d{4}-\d+$/ }));
  await page.waitForURL(pageOf('deposits'));
  return idIn(page);
}

/** Brings the slip of the bank to the deposit on this page. */
export async function prove(page: Page, tongue: Tongue) {
  await page.locator('input[type=file]').last().setInputFiles(scan('slip'));
  await button(page, said[tongue].view).waitFor();
}

export async function confirmDeposit(page: Page, tongue: Tongue, depositId: string, reference: string) {
  const t = said[tongue];
  await page.goto(`/sales/deposits/${depositId}`);
  await press(button(page.getByRole('main'), t.confirm));
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(t.reference).fill(reference);
  await press(button(dialog, t.confirm));
  await page.getByText(t.received).first().waitFor();
}

/** Opens the dialog in which money of this booking is taken; what is due stands there already. */
export async function openReceipt(page: Page, tongue: Tongue, bookingId: string): Promise<Locator> {
  await page.goto(`/sales/bookings/${bookingId}/cash-book`);
  await press(button(page.getByRole('main'), said[tongue].receive));
  return page.getByRole('dialog');
}

export async function receiveDue(page: Page, tongue: Tongue, bookingId: string) {
  const t = said[tongue];
  await press(button(await openReceipt(page, tongue, bookingId), t.receive));
  await page.getByText(t.received).first().waitFor();
}

type Agreed = { conditions?: string; loan?: { lender: string; amount: string } };

/** Draws up the contract on a booking and gives its id; its delivery is agreed for a far day. */
export async function drawContract(page: Page, tongue: Tongue, bookingId: string, { conditions, loan }: Agreed = {}): Promise<string> {
  const t = said[tongue];
  await page.goto(`/sales/contracts/new?bookingId=${bookingId}`);
  await page.getByLabel(t.day).fill('31/12/2030');
  await page.getByLabel(t.day).press('Tab');
  if (conditions) await page.getByLabel(t.conditions).fill(conditions);
  if (loan) {
    await press(page.getByText(t.loan, { exact: true }));
    await page.getByLabel(t.lender, { exact: true }).fill(loan.lender);
    await page.getByLabel(t.lends, { exact: true }).fill(loan.amount);
  }
  await press(button(page, t.draw));
  await page.waitForURL(pageOf('contracts'));
  return idIn(page);
}

type By = 'customerSigns' | 'countersign';

/** One party signs the contract on this page: by hand, or by typing the name that stands there. */
export async function signContract(page: Page, tongue: Tongue, by: By, how: 'HAND' | 'NAME') {
  const t = said[tongue];
  await press(button(page.getByRole('main'), t[by]));
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/SHA-256 [0-9a-f]{64}/).waitFor();
  if (how === 'NAME') await press(dialog.getByText(t.typed, { exact: true }));
  else await draw(page, dialog.getByRole('img', { name: t.pad }));
  await choose(dialog.getByRole('checkbox'));
  await press(button(dialog, t.sign));
  await dialog.waitFor({ state: 'detached' });
}

/** Keeps what proves who the customer is and where they live. */
export async function bringPapers(page: Page, tongue: Tongue, dealId: string) {
  const t = said[tongue];
  await page.goto(`/deals/${dealId}/documents`);
  const file = page.locator('input[type=file]').last();
  await file.setInputFiles(scan('identity'));
  await page.getByRole('button', { name: /^identity/ }).waitFor();
  await press(page.getByRole('combobox', { name: t.kind }).or(page.getByRole('textbox', { name: t.kind })));
  await press(page.getByRole('option', { name: t.address }));
  await file.setInputFiles(scan('address'));
  await page.getByRole('button', { name: /^address/ }).waitFor();
}

/** Makes a car ready: looked at, fitted, registered under this plate, insured. */
export async function prepare(page: Page, tongue: Tongue, vin: string, plate: string) {
  const t = said[tongue];
  await page.goto(`/sales/preparation?q=${vin.slice(-6)}`);
  await press(page.getByText(vin).first());
  await page.waitForURL(pageOf('preparation'));
  await press(button(page, t.restFine));
  await page.getByText(t.looked).waitFor();
  const dialog = page.getByRole('dialog');
  await press(button(page, t.register));
  await dialog.getByLabel(t.plate).fill(plate);
  await press(button(dialog, t.save));
  await dialog.waitFor({ state: 'detached' });
  await press(button(page, t.insure));
  for (const [label, typed] of [
    [t.insurer, t.company],
    [t.policy, `P-${vin.slice(-6)}`],
    [t.cover, 'Vật chất xe'],
    [t.from, '01/01/2026'],
    [t.to, '31/12/2099'],
  ] as const)
    await dialog.getByLabel(label).fill(typed);
  await press(button(dialog, t.save));
  await dialog.waitFor({ state: 'detached' });
  const fit = page.getByRole('button', { name: t.fit });
  for (let left = await fit.count(); left > 0; left--) {
    await press(fit.first());
    await fit.nth(left - 1).waitFor({ state: 'detached' });
  }
  await page.getByText(t.ready, { exact: true }).filter({ visible: true }).first().waitFor();
}

/** Agrees on a handover for today, and gives its id. */
export async function agreeHandover(page: Page, tongue: Tongue, bookingId: string): Promise<string> {
  await page.goto(`/sales/delivery/new?bookingId=${bookingId}`);
  await press(button(page, said[tongue].agree));
  await page.waitForURL(pageOf('delivery'));
  return idIn(page);
}

/** Issues the pass of the only car on this page, and gives its number. */
export async function issuePass(page: Page, tongue: Tongue): Promise<string> {
  await press(button(page, said[tongue].issue));
  return page
    .getByText(/^GP-\d{4}-\d{4,}$/)
    .first()
    .innerText();
}

/** A photo as a phone takes it. */
export const takenPhoto = () =>
  sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#456789' } })
    .jpeg()
    .toBuffer();

/** Goes through the handover on this page: photo, ticks, both signatures, and the car is the customer's. */
export async function handOver(page: Page, tongue: Tongue) {
  const t = said[tongue];
  const taken = { name: 'handover.jpg', mimeType: 'image/jpeg', buffer: await takenPhoto() };
  await page.locator('input[type=file]').setInputFiles(taken);
  await page.getByText(t.photo).waitFor();
  for (const name of [...t.ticks, ...t.things]) await choose(page.getByRole('checkbox', { name: new RegExp(`^${name}`) }));
  await press(button(page, t.content));
  const dialog = page.getByRole('dialog');
  for (const hand of [t.customerHand, t.sellerHand]) {
    await press(button(page, hand));
    await press(dialog.getByText(t.byName, { exact: true }));
    await press(button(dialog, t.sign));
    await dialog.waitFor({ state: 'detached' });
  }
  await press(button(page.getByRole('main'), t.handOver));
  await press(button(dialog, t.handOver));
  await page.getByRole('link', { name: t.certificate }).waitFor();
}

/** Shows a pass at the gate. */
export async function showPass(page: Page, tongue: Tongue, number: string) {
  await page.goto('/gate');
  await page.getByLabel(said[tongue].passNumber).fill(number.toLowerCase());
  await page.keyboard.press('Enter');
}

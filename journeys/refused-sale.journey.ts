import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { personPage } from './browser.ts';
import { openBrowser } from './chromium.ts';
import { agreeHandover, askDeposit, confirmDeposit, drawContract, openReceipt, prove, receiveDue, said, signContract } from './closing.ts';
import { faultsOf } from './faults.ts';
import { saidAt } from './hands.ts';
import { book, dong, read, send, writeQuotation } from './steps.ts';

const t = said.vi;
const ownMoney = 'Bạn đã xác nhận khoản tiền này nên phải do người khác hoàn lại.';
let browser: Browser;
let seller: Page;
let accountant: Page;
let manager: Page;
beforeAll(async () => {
  browser = await openBrowser();
  seller = await personPage(browser, 'sales2.hcm');
  accountant = await personPage(browser, 'accountant.hcm');
  manager = await personPage(browser, 'manager.hcm');
});
afterAll(() => browser.close());

type Wish = Parameters<typeof writeQuotation>[2];

/** Writes, sends and books, as a salesperson does. */
async function sell(wish: Wish) {
  await writeQuotation(seller, 'vi', wish);
  await send(seller, 'vi', 'PRINT');
  return book(seller, 'vi');
}

describe('what may not be, is read on the screen in words', () => {
  test('a deposit without proof, too much money either way, a contract changed after signing, a car that lacks everything', async () => {
    const customer = { name: 'Hứa Minh Triết', phone: '0987 333 468' };
    const booking = await sell({ customer, model: 'City', version: 'RS', color: 'Trắng ngọc trai', accessories: ['Thảm lót sàn'] });
    const [{ vin }] = booking.cars;
    const depositId = await askDeposit(seller, 'vi', booking.id);
    await accountant.goto(`/sales/deposits/${depositId}`);
    await accountant.getByText(/^Hãy tải chứng từ thanh toán của DP-\d{4}-\d{4,} lên trước\.$/).waitFor();
    expect(await accountant.getByRole('main').getByRole('button', { name: t.confirm }).isDisabled()).toBe(true);
    await prove(seller, 'vi');
    await confirmDeposit(accountant, 'vi', depositId, 'FT26324468');

    const desk = await openReceipt(accountant, 'vi', booking.id);
    const amount = desk.getByLabel('Số tiền').first();
    await amount.fill(String(booking.totalPrice));
    await desk.getByRole('button', { name: t.receive }).click();
    expect(await saidAt(amount)).toContain(`Khách chỉ còn phải trả ${dong(booking.totalPrice - booking.depositDue)}.`);
    await amount.fill('30000000');
    await desk.getByRole('button', { name: t.receive }).click();
    await desk.waitFor({ state: 'detached' });
    await accountant.getByText(ownMoney).first().waitFor();

    await manager.goto(`/sales/bookings/${booking.id}/cash-book`);
    await manager.getByRole('main').getByRole('button', { name: 'Hoàn tiền' }).click();
    const back = manager.getByRole('dialog');
    await back.getByLabel('Số tiền').first().fill('30000001');
    await back.getByLabel('Lý do hoàn').fill('Khách nộp nhầm');
    await back.getByRole('button', { name: 'Hoàn tiền' }).click();
    expect(await saidAt(back.getByLabel('Số tiền').first())).toContain('Chỉ có thể hoàn lại 30.000.000 ₫.');

    const contractId = await drawContract(seller, 'vi', booking.id);
    await signContract(seller, 'vi', 'customerSigns', 'NAME');
    await seller.getByRole('button', { name: 'Sửa điều khoản' }).click();
    const terms = seller.getByRole('dialog');
    await terms.getByText('Khách hàng đã ký. Mọi thay đổi làm chữ ký đó mất hiệu lực và khách hàng phải ký lại.').waitFor();
    await terms.getByLabel(t.conditions).fill('Giao xe tại nhà.');
    await terms.getByRole('button', { name: t.save }).click();
    await seller.getByText('Đã sửa điều khoản. Chữ ký trước không còn hiệu lực.').first().waitFor();
    await seller.getByRole('listitem').filter({ hasText: customer.name }).getByText('Mất hiệu lực', { exact: true }).waitFor();
    await manager.goto(`/sales/contracts/${contractId}`);
    await manager.getByText('Bản nháp').filter({ visible: true }).first().waitFor();
    expect(await manager.getByRole('main').getByRole('button', { name: t.countersign }).count()).toBe(0);

    await agreeHandover(manager, 'vi', booking.id);
    const missing = [
      'Hợp đồng chưa được ký duyệt',
      'Chưa thanh toán đủ',
      'Chưa xuất hóa đơn',
      `Chưa kiểm tra xe đạt (${vin})`,
      `Chưa lắp phụ kiện: Thảm lót sàn (${vin})`,
      `Chưa có biển số (${vin})`,
      `Bảo hiểm không có hiệu lực vào ngày giao xe (${vin})`,
      'Thiếu giấy tờ: Giấy tờ tùy thân',
      'Thiếu giấy tờ: Giấy tờ cư trú',
    ];
    await manager.getByText(`Còn thiếu ${missing.length} mục`).waitFor();
    for (const one of missing) await manager.getByRole('link', { name: one, exact: true }).waitFor();
    await manager.getByText(`Chưa đủ điều kiện giao xe: ${missing.join('; ')}.`).waitFor();
    for (const name of [t.issue, t.handOver]) expect(await manager.getByRole('button', { name }).isDisabled()).toBe(true);
  });
});

describe('a booking that is cancelled after its deposit and its payment', () => {
  test('frees the car for the next in the queue, and its money goes back by somebody else than who took it', async () => {
    const wish = { model: 'City', version: 'L', color: 'Đỏ cá tính' };
    const first = await sell({ ...wish, customer: { name: 'Lại Văn Sâm Sơn', phone: '0987 444 579' } });
    const [{ vin }] = first.cars;
    const depositId = await askDeposit(seller, 'vi', first.id);
    await prove(seller, 'vi');
    await confirmDeposit(accountant, 'vi', depositId, 'FT26324579');
    await receiveDue(accountant, 'vi', first.id);
    const next = await sell({ ...wish, customer: { name: 'Kiều Thanh Hằng', phone: '0987 555 680' } });
    expect(next.allocation).toBe('BACKORDERED');
    await seller.getByText('Thứ 1 trong 1 đơn').first().waitFor();

    await seller.goto(`/sales/bookings/${first.id}`);
    await seller.getByRole('button', { name: 'Hủy đơn đặt xe' }).click();
    const sure = seller.getByRole('dialog');
    await sure.getByText('Xe được chuyển ngay cho khách chờ kế tiếp. Không thể hoàn tác.').waitFor();
    await sure.getByRole('textbox').fill('Khách chuyển công tác');
    await sure.getByRole('button', { name: 'Hủy đơn đặt xe' }).click();
    await sure.waitFor({ state: 'detached' });
    await seller.getByText('Đã hủy').filter({ visible: true }).first().waitFor();
    await seller.goto(`/sales/bookings/${next.id}`);
    await seller.getByRole('link', { name: vin }).waitFor();
    await seller.getByText('Đã có xe').filter({ visible: true }).first().waitFor();

    await seller.goto(`/deals/${first.dealId}`);
    await seller.getByRole('main').getByRole('link', { name: /INV-/ }).first().click();
    await seller.getByRole('heading', { name: /^Phiếu điều chỉnh giảm/ }).waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await seller.emulateMedia({ colorScheme });
      expect([colorScheme, await faultsOf(seller)]).toEqual([colorScheme, []]);
    }

    await accountant.goto(`/sales/deposits/${depositId}`);
    await accountant.getByText('Còn phải hoàn cho khách').waitFor();
    await accountant.getByText(ownMoney).first().waitFor();
    expect(await accountant.getByRole('main').getByRole('button', { name: 'Hoàn tiền cọc' }).isDisabled()).toBe(true);
    await manager.goto(`/sales/deposits/${depositId}`);
    await manager.getByRole('main').getByRole('button', { name: 'Hoàn tiền cọc' }).click();
    const back = manager.getByRole('dialog');
    const { depositNumber } = await read(manager, `/api/sales/deposits/${depositId}`);
    await back.getByLabel(`Nhập ${depositNumber} để xác nhận`).fill(depositNumber);
    await back.getByRole('button', { name: 'Hoàn tiền cọc' }).click();
    await back.waitFor({ state: 'detached' });
    await manager.getByText('Đã hoàn tiền').filter({ visible: true }).first().waitFor();
    await manager.goto(`/sales/bookings/${first.id}/cash-book`);
    await manager.getByRole('main').getByRole('button', { name: 'Hoàn tiền' }).click();
    await back
      .getByLabel('Số tiền')
      .first()
      .fill(String(first.totalPrice - first.depositDue));
    await back.getByLabel('Lý do hoàn').fill('Khách chuyển công tác');
    await back.getByRole('button', { name: 'Hoàn tiền' }).click();
    await back.waitFor({ state: 'detached' });
    await manager
      .getByText(`-${dong(first.depositDue)}`)
      .first()
      .waitFor();
    await manager
      .getByText(`-${dong(first.totalPrice - first.depositDue)}`)
      .first()
      .waitFor();
    const money = await read(manager, `/api/sales/payments/cash-book?bookingId=${first.id}`);
    expect(money).toMatchObject({ owedBack: 0, refunded: first.totalPrice });
  });
});

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mailTo, personPage, textOfPdf } from './browser.ts';
import { openBrowser } from './chromium.ts';
import { book, dong, paperOf, read, rupees, send, words, writeQuotation } from './steps.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe('a cash sale in Hà Nội', () => {
  test('goes from a new customer over an approval to a car that is held for them', async () => {
    const sales = await personPage(browser, 'sales.hn');
    const t = words.vi;
    const id = await writeQuotation(sales, 'vi', {
      customer: { name: 'Nguyễn Thị Kim Ngân', phone: '0987 654 321' },
      model: 'CR-V',
      version: 'L',
      color: 'Trắng ngọc trai',
      accessories: ['Camera 360'],
      discount: '60000000',
    });
    const quotation = await read(sales, `/api/sales/quotations/${id}`);
    expect(quotation).toMatchObject({
      customerName: 'Nguyễn Thị Kim Ngân',
      status: 'DRAFT',
      discount: 60_000_000,
      basePrice: 1_109_000_000,
    });
    await sales.getByText(dong(quotation.totalPrice)).filter({ visible: true }).first().waitFor();
    await sales.getByRole('button', { name: t.submit }).click();
    await sales.getByText('Chờ duyệt').filter({ visible: true }).first().waitFor();

    const manager = await personPage(browser, 'manager.hn', { width: 390, height: 844 });
    await manager.goto('/approvals');
    const card = manager.getByRole('article').filter({ hasText: quotation.quoteNumber });
    await card
      .getByText(/vượt mức/)
      .first()
      .waitFor();
    await card.getByRole('button', { name: t.approve, exact: true }).click();
    await manager.getByRole('dialog').getByRole('button', { name: t.approve, exact: true }).click();
    await manager.getByText(`Đã duyệt ${quotation.quoteNumber}`).filter({ visible: true }).first().waitFor();

    await sales.reload();
    await send(sales, 'vi', 'PRINT');
    await sales.getByText('Đã gửi khách').filter({ visible: true }).first().waitFor();
    const paper = await paperOf(sales, `/api/sales/quotations/${id}/pdf?locale=vi`);
    for (const said of ['Nguyễn Thị Kim Ngân', quotation.quoteNumber, 'CR-V', dong(quotation.totalPrice), dong(1_109_000_000)])
      expect(paper).toContain(said);

    const booking = await book(sales, 'vi');
    expect(booking).toMatchObject({ status: 'APPROVED', allocation: 'ALLOCATED', totalPrice: quotation.totalPrice });
    const [{ vin }] = booking.cars;
    await sales.getByText(vin).filter({ visible: true }).first().waitFor();
    expect(await paperOf(sales, `/api/sales/bookings/${booking.id}/pdf?locale=vi`)).toContain(booking.bookingNumber);

    await sales.goto(`/sales/inventory?q=${vin.slice(-6)}`);
    await sales.getByRole('row').filter({ hasText: vin }).getByText(booking.bookingNumber).waitFor();
    await sales.goto(`/deals/${quotation.dealId}`);
    await sales.getByRole('link', { name: booking.bookingNumber }).first().waitFor();
  });
});

describe('a cash sale in Pune', () => {
  test('goes the same way in English and rupees, sent by e-mail with its paper', async () => {
    const sales = await personPage(browser, 'sales.pn', { locale: 'en' });
    const email = 'anita.rao@example.com';
    const id = await writeQuotation(sales, 'en', {
      customer: { name: 'Anita Rao', phone: '98220 11223', email },
      model: 'Toyota Corolla',
      version: 'Model X',
      color: 'Super White',
    });
    const quotation = await read(sales, `/api/sales/quotations/${id}`);
    expect(quotation).toMatchObject({ currency: 'INR', customerPhone: '+919822011223', customerEmail: email });
    await sales.getByText(rupees(quotation.totalPrice)).filter({ visible: true }).first().waitFor();
    await send(sales, 'en', 'EMAIL');
    await sales.getByText('Sent', { exact: true }).filter({ visible: true }).first().waitFor();

    const [letter] = await mailTo(email);
    expect(letter?.subject).toContain(quotation.quoteNumber);
    const paper = await textOfPdf(Buffer.from(letter?.attachments[0]?.base64 ?? '', 'base64'));
    for (const said of ['Anita Rao', quotation.quoteNumber, 'Corolla', rupees(quotation.totalPrice)]) expect(paper).toContain(said);

    const booking = await book(sales, 'en');
    expect(booking).toMatchObject({ status: 'APPROVED', allocation: 'ALLOCATED', totalPrice: quotation.totalPrice, currency: 'INR' });
    expect(await paperOf(sales, `/api/sales/bookings/${booking.id}/pdf?locale=en`)).toContain(rupees(quotation.totalPrice));
  });
});

describe('an instalment sale', () => {
  test('waits in the queue where there is no car, and is served when one arrives', async () => {
    const sales = await personPage(browser, 'sales.hn');
    const id = await writeQuotation(sales, 'vi', {
      customer: { name: 'Phan Hoàng Nhật Minh', phone: '0912 777 888' },
      model: 'City',
      version: 'G',
      color: 'Trắng ngọc trai',
      plan: /36 tháng/,
    });
    const quotation = await read(sales, `/api/sales/quotations/${id}`);
    expect(quotation).toMatchObject({ type: 'LEASE_SALE', plan: { months: 36 } });
    expect(quotation.plan.advance + quotation.plan.monthly * 35 + quotation.plan.lastInstallment).toBe(quotation.plan.totalPayable);
    await send(sales, 'vi', 'PRINT');
    const booking = await book(sales, 'vi');
    expect(booking).toMatchObject({ type: 'LEASE_SALE', status: 'APPROVED', allocation: 'BACKORDERED' });
    await sales.getByText('Đang chờ xe').filter({ visible: true }).first().waitFor();

    const operations = await personPage(browser, 'operations.hn');
    const coming = await read(
      operations,
      `/api/sales/vehicles?status=IN_TRANSIT&versionId=${quotation.versionId}&colorId=${quotation.colorId}`,
    );
    await operations.goto(`/sales/inventory/${coming.items[0].id}`);
    await operations.getByRole('button', { name: 'Nhận xe về' }).first().click();
    const dialog = operations.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Nhận xe về' }).click();
    await operations.getByText(booking.bookingNumber).filter({ visible: true }).first().waitFor();

    await sales.reload();
    await sales.getByText(coming.items[0].vin).filter({ visible: true }).first().waitFor();
    expect((await read(sales, `/api/sales/bookings/${booking.id}`)).allocation).toBe('ALLOCATED');
  });
});

import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** The windows that are touched with a finger, as on a phone. */
const touched = new WeakSet<Page>();
export const touch = (page: Page) => touched.add(page);

/** Presses with the finger where the window is a phone's, with the mouse elsewhere. */
export const press = (target: Locator) => (touched.has(target.page()) ? target.tap() : target.click());

/** Chooses a radio or ticks a box, whose own mark may lie over it. */
export async function choose(target: Locator) {
  if (!touched.has(target.page())) return target.check({ force: true });
  await target.tap();
  await expect.poll(() => target.isChecked()).toBe(true);
}

type Point = { x: number; y: number };

const strokes = [
  [
    [0.1, 0.7],
    [0.25, 0.2],
    [0.4, 0.8],
  ],
  [
    [0.5, 0.3],
    [0.85, 0.6],
  ],
];

/** Signs by hand: two strokes across the field, with the mouse or with the finger. */
export async function draw(page: Page, pad: Locator) {
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('there is no field to sign in');
  const line = touched.has(page) ? drawnByFinger : drawnByMouse;
  for (const stroke of strokes) {
    await line(
      page,
      stroke.map(([x = 0, y = 0]) => ({ x: box.x + x * box.width, y: box.y + y * box.height })),
    );
  }
}

async function drawnByMouse(page: Page, [first, ...rest]: Point[]) {
  if (first) await page.mouse.move(first.x, first.y);
  await page.mouse.down();
  for (const { x, y } of rest) await page.mouse.move(x, y, { steps: 8 });
  await page.mouse.up();
}

async function drawnByFinger(page: Page, points: Point[]) {
  const session = await page.context().newCDPSession(page);
  for (const [at, point] of points.entries())
    await session.send('Input.dispatchTouchEvent', { type: at === 0 ? 'touchStart' : 'touchMove', touchPoints: [point] });
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await session.detach();
}

/** What stands beside a field that was refused, in words. */
export async function saidAt(field: Locator): Promise<string> {
  await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
  const ids = (await field.getAttribute('aria-describedby'))?.split(' ').filter(Boolean) ?? [];
  const said = await Promise.all(ids.map((id) => field.page().locator(`[id="${id}"]`).innerText()));
  return said.join(' ');
}

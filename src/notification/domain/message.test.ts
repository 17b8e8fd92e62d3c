import { describe, expect, test } from 'vitest';
import { letterOf } from './letters.ts';
import { MessageKind, minutesToNextTry } from './message.ts';

const facts = {
  customer: 'Nguyễn Thị Hồng Nhung',
  car: 'Honda CR-V L',
  company: 'Forecourt Motors',
  branch: 'Hà Nội',
  sales: 'Nguyễn Thu Hà',
  number: 'BK-2026-0001',
};

describe('a letter to the customer', () => {
  test.each(MessageKind.options)('about %s names the paper, the car, the customer and whom to ask, in both languages', (kind) => {
    const [vi, en] = [letterOf(kind, facts, 'vi'), letterOf(kind, facts, 'en')];
    for (const { subject, text } of [vi, en]) {
      expect(subject).toContain('BK-2026-0001');
      for (const fact of Object.values(facts)) expect(text).toContain(fact);
      expect(`${subject}${text}`).not.toMatch(/[{}]/);
    }
    expect(vi.text).toMatch(/^Kính gửi/);
    expect(en.text).toMatch(/^Dear/);
  });

  test('shows what people typed as they typed it', () => {
    const odd = { ...facts, customer: '{company} $& <b>' };
    expect(letterOf('BOOKING', odd, 'en').text).toContain('Dear {company} $& <b>,');
  });
});

describe('a letter that the post does not take', () => {
  test('is tried eight times within about two hours', () => {
    const waits = Array.from({ length: 8 }, (_, at) => minutesToNextTry(at + 1));
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, undefined]);
  });
});

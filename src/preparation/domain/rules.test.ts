import { describe, expect, test } from 'vitest';
import { type Finding, InspectionItem, TaskStatus } from './preparation.ts';
import { foundIn, isPassed, problemOfCover, statusOf } from './rules.ts';

const tasks = (...all: TaskStatus[]) => all.map((status) => ({ status }));
const found = (item: InspectionItem, passed = true, note = ''): Finding => ({ item, passed, note });
const faultless = InspectionItem.options.map((item) => found(item));

describe('the state of a preparation', () => {
  test('is ready when and only when each task is done or not needed', () => {
    for (const a of TaskStatus.options)
      for (const b of TaskStatus.options)
        for (const c of TaskStatus.options) {
          const settled = [a, b, c].every((one) => one !== 'PENDING');
          expect(statusOf(tasks(a, b, c), []) === 'READY').toBe(settled);
        }
  });

  test('is in progress once anything was done or found, pending before', () => {
    expect(statusOf(tasks('PENDING', 'PENDING'), [])).toBe('PENDING');
    expect(statusOf(tasks('PENDING', 'NOT_NEEDED'), [])).toBe('IN_PROGRESS');
    expect(statusOf(tasks('PENDING', 'PENDING'), [found('GLASS', false)])).toBe('IN_PROGRESS');
  });
});

describe('an inspection', () => {
  test('is passed only when every place was looked at and none is wrong', () => {
    expect(isPassed([])).toBe(false);
    expect(isPassed(faultless)).toBe(true);
    for (const item of InspectionItem.options) {
      expect(isPassed(faultless.filter((one) => one.item !== item))).toBe(false);
      expect(isPassed(foundIn(faultless, [found(item, false)]))).toBe(false);
    }
  });

  test('keeps what was found elsewhere, and the later finding of the same place', () => {
    const before = [found('PAINT', false, 'Xước cửa sau'), found('IDENTITY')];
    expect(foundIn(before, [found('GLASS'), found('PAINT', true, 'Đã đánh bóng')])).toEqual([
      found('IDENTITY'),
      found('PAINT', true, 'Đã đánh bóng'),
      found('GLASS'),
    ]);
  });
});

describe('an insurance', () => {
  test('may begin later, and lasts to the end of its last day', () => {
    expect(problemOfCover('2026-11-20', '2027-11-19', '2026-11-20')).toBeUndefined();
    expect(problemOfCover('2026-12-01', '2026-12-01', '2026-11-20')).toBeUndefined();
    expect(problemOfCover('2025-11-20', '2026-11-20', '2026-11-20')).toBeUndefined();
  });

  test('is refused when it ends before it begins, or is over', () => {
    expect(problemOfCover('2026-12-01', '2026-11-30', '2026-11-20')).toBe('insurance-backwards');
    expect(problemOfCover('2025-11-20', '2026-11-19', '2026-11-20')).toBe('insurance-lapsed');
  });
});

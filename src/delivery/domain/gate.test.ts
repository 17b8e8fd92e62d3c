import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ContractStatus } from '#contract/domain/contract.ts';
import { DocumentKind } from '#document/domain/document.ts';
import { TaskKind, TaskStatus } from '#preparation/domain/preparation.ts';
import { type CarFacts, type GateFacts, gateOf } from './gate.ts';

const aCar = (over: Partial<CarFacts> = {}): CarFacts => ({
  vin: 'RLHGM6650PY000001',
  tasks: [
    { kind: 'INSPECTION', status: 'DONE', label: '' },
    { kind: 'ACCESSORY', status: 'DONE', label: 'Camera' },
    { kind: 'REGISTRATION', status: 'DONE', label: '' },
    { kind: 'INSURANCE', status: 'DONE', label: '' },
  ],
  registrationNumber: '30K-123.45',
  insuredFrom: '2026-11-20',
  insuredTo: '2027-11-19',
  ...over,
});
const facts = (over: Partial<GateFacts> = {}): GateFacts => ({
  deliveryOn: '2026-11-20',
  quantity: 1,
  contractStatus: 'APPROVED',
  due: 0,
  invoiced: true,
  invoicedByDelivery: false,
  cars: [aCar()],
  documents: ['IDENTITY', 'ADDRESS', 'PHOTO'],
  ...over,
});
const { vin, tasks } = aCar();
const turned = (kind: TaskKind, status: TaskStatus, over: Partial<CarFacts> = {}) =>
  facts({ cars: [aCar({ ...over, tasks: tasks.map((task) => (task.kind === kind ? { ...task, status } : task)) })] });

describe('the gate', () => {
  test('is open when everything is in order', () => {
    expect(gateOf(facts())).toEqual([]);
  });

  test.each([
    ['a car of the booking', facts({ quantity: 3 }), { fact: 'CAR', amount: 2 }],
    ['a contract', facts({ contractStatus: null }), { fact: 'CONTRACT' }],
    ['a countersignature', facts({ contractStatus: 'SIGNED' }), { fact: 'CONTRACT' }],
    ['money', facts({ due: 1 }), { fact: 'MONEY', amount: 1 }],
    ['an invoice', facts({ invoiced: false }), { fact: 'INVOICE' }],
    ['a preparation', facts({ cars: [aCar({ tasks: [] })] }), { fact: 'PREPARATION', car: vin }],
    ['an inspection that is passed', turned('INSPECTION', 'PENDING'), { fact: 'INSPECTION', car: vin }],
    ['an accessory, by its name', turned('ACCESSORY', 'PENDING'), { fact: 'ACCESSORY', car: vin, what: 'Camera' }],
    ['a number plate', turned('REGISTRATION', 'PENDING'), { fact: 'REGISTRATION', car: vin }],
    ['an insurance', turned('INSURANCE', 'PENDING'), { fact: 'INSURANCE', car: vin }],
    ['a document, by its kind', facts({ documents: ['ADDRESS'] }), { fact: 'DOCUMENT', what: 'IDENTITY' }],
  ])('names %s that is missing, and only that', (_, given, missing) => {
    expect(gateOf(given)).toEqual([missing]);
  });

  test('does not believe that a car is registered without its number', () => {
    expect(gateOf(turned('REGISTRATION', 'DONE', { registrationNumber: null }))).toEqual([{ fact: 'REGISTRATION', car: vin }]);
  });

  test('wants the insurance in force on the day of the delivery, its first and last day within', () => {
    const on = (deliveryOn: string) => gateOf(facts({ deliveryOn })).map(({ fact }) => fact);
    expect(['2026-11-19', '2026-11-20', '2027-11-19', '2027-11-20'].map(on)).toEqual([['INSURANCE'], [], [], ['INSURANCE']]);
  });

  test('lets pass what was found not to be needed, but never the inspection', () => {
    expect(gateOf(turned('ACCESSORY', 'NOT_NEEDED'))).toEqual([]);
    expect(gateOf(turned('REGISTRATION', 'NOT_NEEDED', { registrationNumber: null }))).toEqual([]);
    expect(gateOf(turned('INSURANCE', 'NOT_NEEDED', { insuredFrom: null, insuredTo: null }))).toEqual([]);
    expect(gateOf(turned('INSPECTION', 'NOT_NEEDED'))).toEqual([{ fact: 'INSPECTION', car: vin }]);
  });

  test('does not wait for an invoice that the delivery itself issues', () => {
    expect(gateOf(facts({ invoiced: false, invoicedByDelivery: true }))).toEqual([]);
  });

  test('names each car on its own', () => {
    const second = aCar({ vin: 'RLHGM6650PY000002', registrationNumber: null });
    expect(gateOf(facts({ quantity: 2, cars: [aCar(), second] }))).toEqual([{ fact: 'REGISTRATION', car: second.vin }]);
  });

  test('is never open while one of its facts fails, whatever the others are', () => {
    const status = fc.constantFrom(...TaskStatus.options);
    const anyCar = fc.record({
      vin: fc.constant(vin),
      tasks: fc
        .tuple(status, status, status, status)
        .map((all) => TaskKind.options.map((kind, at) => ({ kind, status: all[at] as TaskStatus, label: kind }))),
      registrationNumber: fc.constantFrom(null, '30K-123.45'),
      insuredFrom: fc.constantFrom(null, '2026-11-20'),
      insuredTo: fc.constantFrom(null, '2027-11-19'),
    });
    const anyFacts = fc.record({
      deliveryOn: fc.constantFrom('2026-11-19', '2026-11-20', '2027-11-20'),
      quantity: fc.integer({ min: 1, max: 3 }),
      contractStatus: fc.constantFrom(null, ...ContractStatus.options),
      due: fc.constantFrom(0, 1, 500),
      invoiced: fc.boolean(),
      invoicedByDelivery: fc.boolean(),
      cars: fc.array(anyCar, { maxLength: 3 }),
      documents: fc.subarray([...DocumentKind.options]),
    });
    fc.assert(
      fc.property(anyFacts, (given) => {
        if (gateOf(given).length > 0) return;
        expect(given.cars.length).toBeGreaterThanOrEqual(given.quantity);
        expect(['APPROVED', 'COMPLETED']).toContain(given.contractStatus);
        expect(given.due).toBe(0);
        expect(given.invoiced || given.invoicedByDelivery).toBe(true);
        expect(given.documents).toEqual(expect.arrayContaining(['IDENTITY', 'ADDRESS']));
        for (const car of given.cars) expect(car.tasks.every((task) => task.status !== 'PENDING')).toBe(true);
      }),
    );
  });
});

import type { Locale } from '#platform/domain/refusal.ts';
import type { Location, VehicleMove, VehicleStatus } from './vehicle.ts';
import type { VinProblem } from './vin.ts';

/** The names of a car's states, places and moves, for screens, refusals and files alike. */
type Named<K extends string> = Record<Locale, Record<K, string>>;

export const statusNames: Named<VehicleStatus> = {
  en: { IN_TRANSIT: 'In transit', AVAILABLE: 'Available', HELD: 'Held', ALLOCATED: 'Allocated', SOLD: 'Sold' },
  vi: { IN_TRANSIT: 'Đang về', AVAILABLE: 'Sẵn xe', HELD: 'Đang giữ', ALLOCATED: 'Đã ghép khách', SOLD: 'Đã bán' },
};

export const locationNames: Named<Location> = {
  en: { YARD: 'Yard', SHOWROOM: 'Showroom', WORKSHOP: 'Workshop' },
  vi: { YARD: 'Bãi xe', SHOWROOM: 'Showroom', WORKSHOP: 'Xưởng dịch vụ' },
};

export const moveNames: Named<VehicleMove> = {
  en: {
    arrive: 'Receive',
    hold: 'Hold',
    allocate: 'Allocate',
    unallocate: 'Hold for a time again',
    release: 'Release',
    sell: 'Mark as sold',
    transfer: 'Transfer',
  },
  vi: {
    arrive: 'Nhận xe về',
    hold: 'Giữ xe',
    allocate: 'Ghép xe',
    unallocate: 'Trở lại giữ xe có thời hạn',
    release: 'Nhả xe',
    sell: 'Đánh dấu đã bán',
    transfer: 'Điều chuyển',
  },
};

export const vinProblems: Named<VinProblem> = {
  en: {
    length: 'A VIN has exactly 17 characters.',
    letters: 'A VIN has only digits and capital letters, without I, O and Q.',
    repeats: 'This is one character repeated, not a VIN.',
  },
  vi: {
    length: 'Số VIN phải có đúng 17 ký tự.',
    letters: 'Số VIN chỉ gồm chữ số và chữ cái in hoa, không có I, O và Q.',
    repeats: 'Đây chỉ là một ký tự lặp lại, không phải số VIN.',
  },
};

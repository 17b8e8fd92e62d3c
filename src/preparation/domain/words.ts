import type { Locale } from '#platform/domain/refusal.ts';
import type { InspectionItem, PreparationStatus, TaskKind, TaskStatus } from './preparation.ts';

type Named<K extends string> = Record<Locale, Record<K, string>>;

export const preparationStatusWords: Named<PreparationStatus> = {
  en: { PENDING: 'Not begun', IN_PROGRESS: 'In progress', READY: 'Ready', CANCELLED: 'Cancelled' },
  vi: { PENDING: 'Chưa bắt đầu', IN_PROGRESS: 'Đang chuẩn bị', READY: 'Sẵn sàng giao', CANCELLED: 'Đã hủy' },
};

export const taskStatusWords: Named<Exclude<TaskStatus, 'PENDING'> | 'OPEN'> = {
  en: { OPEN: 'To do', DONE: 'Done', NOT_NEEDED: 'Not needed' },
  vi: { OPEN: 'Chưa làm', DONE: 'Đã xong', NOT_NEEDED: 'Không cần' },
};

export const taskWords: Named<TaskKind> = {
  en: { INSPECTION: 'Inspection', ACCESSORY: 'Accessory', REGISTRATION: 'Registration', INSURANCE: 'Insurance' },
  vi: { INSPECTION: 'Kiểm tra xe', ACCESSORY: 'Phụ kiện', REGISTRATION: 'Đăng ký xe', INSURANCE: 'Bảo hiểm' },
};

export const inspectionWords: Named<InspectionItem> = {
  en: {
    IDENTITY: 'VIN, frame and engine numbers match the papers',
    PAINT: 'Paint and body without scratches or dents',
    GLASS: 'Windows, mirrors and wipers',
    TYRES: 'Wheels, tyre pressure and spare wheel',
    LIGHTS: 'All lights and indicators',
    FLUIDS: 'Oil, coolant, brake and washer fluid',
    BATTERY: 'Battery and charging',
    BRAKES: 'Brakes and parking brake',
    CABIN: 'Seats, belts and interior clean',
    ELECTRONICS: 'Air conditioning, display, cameras and keys',
    ROAD_TEST: 'Short road test without noise or warnings',
    TOOLS: 'Jack, tools, warning triangle and manual',
  },
  vi: {
    IDENTITY: 'Số VIN, số khung, số máy khớp giấy tờ',
    PAINT: 'Sơn và thân vỏ không trầy xước, móp méo',
    GLASS: 'Kính, gương và cần gạt mưa',
    TYRES: 'Mâm, áp suất lốp và lốp dự phòng',
    LIGHTS: 'Toàn bộ đèn và xi nhan',
    FLUIDS: 'Dầu máy, nước làm mát, dầu phanh, nước rửa kính',
    BATTERY: 'Ắc quy và hệ thống sạc',
    BRAKES: 'Phanh chân và phanh đỗ',
    CABIN: 'Ghế, dây an toàn, nội thất sạch sẽ',
    ELECTRONICS: 'Điều hòa, màn hình, camera và chìa khóa',
    ROAD_TEST: 'Chạy thử: không tiếng lạ, không báo lỗi',
    TOOLS: 'Kích, bộ đồ nghề, tam giác cảnh báo, sách hướng dẫn',
  },
};

import { defineWords } from '#platform/web/words.ts';
import { documentKindWords } from '../domain/words.ts';

/** The text of the files of a record. */
export const documentWords = defineWords('document', {
  en: {
    ...documentKindWords.en,
    title: 'Files of the deal',
    emptyTitle: 'No files yet',
    emptyText: 'Proofs of identity and address, payments, vehicle papers and photos of this deal are kept here.',
    kind: 'What it shows',
    takePhoto: 'Take a photo',
    chooseFile: 'Choose a file',
    hint: 'JPEG, PNG, WebP or PDF, 20 MB at most. Photos lose the place and camera they carry.',
    kept: 'Kept: {name}',
    name: 'File',
    size: 'Size',
    by: 'Brought by',
    at: 'When',
    download: 'Download',
    seenBy: 'Who looked at it',
    seenByNobody: 'Nobody has looked at it yet.',
    close: 'Close',
  },
  vi: {
    ...documentKindWords.vi,
    title: 'Hồ sơ đính kèm',
    emptyTitle: 'Chưa có tệp nào',
    emptyText: 'Giấy tờ tùy thân, cư trú, chứng từ thanh toán, giấy tờ xe và ảnh của giao dịch này được lưu tại đây.',
    kind: 'Loại giấy tờ',
    takePhoto: 'Chụp ảnh',
    chooseFile: 'Chọn tệp',
    hint: 'JPEG, PNG, WebP hoặc PDF, tối đa 20 MB. Vị trí và máy chụp lưu trong ảnh sẽ được xóa.',
    kept: 'Đã lưu: {name}',
    name: 'Tệp',
    size: 'Dung lượng',
    by: 'Người tải lên',
    at: 'Thời điểm',
    download: 'Tải xuống',
    seenBy: 'Ai đã xem',
    seenByNobody: 'Chưa có ai xem.',
    close: 'Đóng',
  },
});

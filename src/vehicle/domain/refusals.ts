import { defineRefusals } from '#platform/domain/refusal.ts';

/** Every "no" that concerns a car. Who has it is always named: `{holder}` is the booking's number, with the customer where both may be seen. */
export const vehicleRefusals = defineRefusals('vehicle', {
  held: {
    status: 409,
    en: 'This car is held for booking {holder} until {until}.',
    vi: 'Xe này đang được giữ cho đơn đặt xe {holder} đến {until}.',
  },
  allocated: {
    status: 409,
    en: 'This car is allocated to booking {holder}.',
    vi: 'Xe này đã được ghép cho đơn đặt xe {holder}.',
  },
  sold: { status: 409, en: 'This car is sold, with booking {holder}.', vi: 'Xe này đã bán theo đơn đặt xe {holder}.' },
  'not-arrived': {
    status: 409,
    en: 'This car is still in transit; only a car that has arrived can be held or moved.',
    vi: 'Xe này đang trên đường về; chỉ xe đã về kho mới giữ hoặc điều chuyển được.',
  },
  'already-here': { status: 409, en: 'This car has arrived already.', vi: 'Xe này đã về kho rồi.' },
  'held-by-nobody': {
    status: 409,
    en: 'Nobody has this car: hold it for a booking first.',
    vi: 'Xe này chưa giữ cho ai: hãy giữ xe cho một đơn đặt xe trước.',
  },
  'not-allocated': {
    status: 409,
    en: 'This car is only held, for booking {holder}; allocate it first.',
    vi: 'Xe này mới chỉ được giữ cho đơn đặt xe {holder}; hãy ghép xe trước.',
  },
  'to-be-handed-over': {
    status: 409,
    en: 'A handover is agreed on for booking {holder}: it sells the car.',
    vi: 'Đơn đặt xe {holder} đã có lịch giao xe: bàn giao xong thì xe mới tính là đã bán.',
  },
  'demo-car': {
    status: 409,
    en: 'This is a demo car; it is never held or sold.',
    vi: 'Đây là xe lái thử, không giữ và không bán cho khách.',
  },
  'not-your-hold': {
    status: 409,
    en: 'Booking {holder} has this car, and it is not yours; a manager can release it.',
    vi: 'Xe này thuộc đơn đặt xe {holder} không do bạn phụ trách; quản lý mới nhả được.',
  },
  'booking-not-approved': {
    status: 409,
    en: 'Booking {bookingNumber} is {bookingStatus}; a car is held only for an approved one.',
    vi: 'Đơn đặt xe {bookingNumber} đang ở trạng thái {bookingStatus}; chỉ giữ xe cho đơn đã duyệt.',
  },
  'booking-served': {
    status: 409,
    en: 'Booking {bookingNumber} has all the cars it asked for ({quantity}).',
    vi: 'Đơn đặt xe {bookingNumber} đã có đủ {quantity} xe.',
  },
  'not-what-was-booked': {
    status: 409,
    en: 'Booking {bookingNumber} is for a {wanted}; this car is a {car}.',
    vi: 'Đơn đặt xe {bookingNumber} đặt xe {wanted}; xe này là {car}.',
  },
  'not-what-was-asked': {
    status: 409,
    en: 'The car chosen is a {car}, not what is asked for.',
    vi: 'Xe được chọn là {car}, không đúng phiên bản và màu đã đặt.',
  },
  'other-branch': {
    status: 409,
    en: 'The booking and the car belong to different branches; transfer the car first.',
    vi: 'Đơn đặt xe và xe thuộc hai chi nhánh khác nhau; hãy điều chuyển xe trước.',
  },
  'other-currency': {
    status: 409,
    en: 'The branches keep their books in different currencies; clear the landed cost before the transfer.',
    vi: 'Hai chi nhánh dùng đơn vị tiền khác nhau; hãy xóa giá vốn trước khi điều chuyển.',
  },
  'already-there': { status: 409, en: 'The car is there already.', vi: 'Xe đang ở đúng chỗ đó rồi.' },
  'vin-taken': { status: 409, en: 'A car with this VIN is in stock already.', vi: 'Đã có xe mang số VIN này trong kho.' },
  'file-unreadable': {
    status: 400,
    en: 'This file cannot be read: it must be a CSV in UTF-8 or an XLSX with its headings in the first row.',
    vi: 'Không đọc được tệp này: cần tệp CSV mã UTF-8 hoặc XLSX có tiêu đề ở dòng đầu.',
  },
  'file-too-long': { status: 413, en: 'The file has more than {most} rows; split it.', vi: 'Tệp có hơn {most} dòng; hãy chia nhỏ tệp.' },
  'column-missing': { status: 400, en: 'Say which column holds: {fields}.', vi: 'Hãy chọn cột cho: {fields}.' },
  'nothing-to-undo': { status: 409, en: 'Nothing of this import is left to undo.', vi: 'Lần nhập này không còn gì để hoàn tác.' },
});
export const refuse = vehicleRefusals.refuse;

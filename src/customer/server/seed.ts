import { actingAs } from '#access/server/seed.ts';
import type { Context } from '#platform/server/context.ts';
import type { GroupDraft } from '../api.ts';
import type { EnquirySource } from '../domain/customer.ts';
import { addGroup } from '../group/server/service.ts';
import { createCustomer } from './service.ts';

type BranchCode = 'hn' | 'hcm' | 'pn';
type Showrooms = { branches: Record<BranchCode, { id: string; timeZone: string }>; people: Record<string, { id: string }> };
type Known = {
  name: string;
  phone: string;
  source: EnquirySource;
  email?: string;
  address?: string;
  taxNumber?: string;
  group?: string;
  notes?: string;
};

const groups: Record<BranchCode, Omit<GroupDraft, 'branchId'>[]> = {
  hn: [
    { name: 'Khách hàng thân thiết', description: 'Đã mua từ một xe trở lên tại Forecourt.', discountBp: 100 },
    { name: 'Doanh nghiệp', description: 'Công ty, tổ chức mua xe có hoá đơn.', discountBp: 150 },
    { name: 'Cán bộ nhân viên', description: 'Nhân viên Forecourt và người thân.', discountAmount: 15_000_000 },
  ],
  hcm: [
    { name: 'Khách hàng thân thiết', description: 'Đã mua từ một xe trở lên tại Forecourt.', discountBp: 100 },
    { name: 'Doanh nghiệp', description: 'Công ty, tổ chức mua xe có hoá đơn.', discountBp: 150 },
    { name: 'Đối tác ngân hàng', description: 'Khách do ngân hàng liên kết giới thiệu.', discountAmount: 10_000_000 },
  ],
  pn: [
    { name: 'Loyal customers', description: 'Bought at least one car from us.', discountBp: 100 },
    { name: 'Corporate', description: 'Companies with a GST number.', discountBp: 200 },
  ],
};

const known: Record<BranchCode, Known[]> = {
  hn: [
    {
      name: 'Nguyễn Văn Đức',
      phone: '0912 345 678',
      source: 'WALK_IN',
      email: 'duc.nguyen@example.com',
      address: '12 ngõ 91 Trần Duy Hưng, Cầu Giấy, Hà Nội',
      notes: 'Quan tâm CR-V bản L, cần xe trước Tết. Gọi sau 17 giờ.',
    },
    {
      name: 'Đặng Thị Hồng',
      phone: '0983.112.204',
      source: 'ZALO',
      email: 'hongdang@example.com',
      address: 'P1204 CT2 Mễ Trì, Nam Từ Liêm, Hà Nội',
      group: 'Khách hàng thân thiết',
      notes: 'Đã mua City 2021.',
    },
    { name: 'Trần Minh Quân', phone: '0904 556 781', source: 'WEBSITE', email: 'quan.tran@example.com' },
    { name: 'Lê Thị Thanh Huyền', phone: '0936 220 118', source: 'FACEBOOK', address: '45 Lạc Long Quân, Tây Hồ, Hà Nội' },
    {
      name: 'Công Tằng Tôn Nữ Hoàng Nguyệt Minh Châu',
      phone: '0977 401 889',
      source: 'REFERRAL',
      email: 'minhchau.tonnu@example.com',
      address: '8 Phan Đình Phùng, Ba Đình, Hà Nội',
      notes: 'Chị Hồng (City 2021) giới thiệu.',
    },
    { name: 'Phạm Quốc Khánh', phone: '0868 239 102', source: 'HOTLINE' },
    { name: 'Vũ Ngọc Ánh', phone: '0915 803 377', source: 'EVENT', email: 'anhvu@example.com' },
    {
      name: 'Hoàng Đình Trọng',
      phone: '0989 614 250',
      source: 'RETURNING',
      address: '27 Nguyễn Trãi, Thanh Xuân, Hà Nội',
      group: 'Khách hàng thân thiết',
      notes: 'Đổi Civic 2018 lấy Accord.',
    },
    { name: 'Bùi Thu Trang', phone: '0943 772 016', source: 'WEBSITE', email: 'trangbt@example.com' },
    { name: 'Ngô Xuân Bách', phone: '0333 509 621', source: 'WALK_IN' },
    {
      name: 'Đỗ Hải Yến',
      phone: '0962 187 450',
      source: 'ZALO',
      email: 'haiyen.do@example.com',
      address: '102 Xuân Thuỷ, Cầu Giấy, Hà Nội',
    },
    { name: 'Dương Tuấn Kiệt', phone: '0399 248 807', source: 'FACEBOOK' },
    { name: 'Lưu Phương Thảo', phone: '0918 660 935', source: 'REFERRAL', group: 'Cán bộ nhân viên' },
    {
      name: 'Công ty TNHH Thương mại và Dịch vụ Vận tải Hà Thành',
      phone: '024 3768 2215',
      source: 'HOTLINE',
      email: 'muahang@hathanh.example.com',
      taxNumber: '0101234567',
      address: 'Lô 5, KCN Nam Thăng Long, Bắc Từ Liêm, Hà Nội',
      group: 'Doanh nghiệp',
      notes: 'Mua 3 xe City cho đội xe. Người liên hệ: anh Thắng, phòng hành chính.',
    },
    {
      name: 'Công ty Cổ phần Dược phẩm Tràng An',
      phone: '024 3942 8080',
      source: 'WALK_IN',
      email: 'hanhchinh@trangan.example.com',
      taxNumber: '0107654321',
      address: '39 Tràng Thi, Hoàn Kiếm, Hà Nội',
      group: 'Doanh nghiệp',
    },
  ],
  hcm: [
    {
      name: 'Võ Thành Long',
      phone: '0903 718 264',
      source: 'WALK_IN',
      email: 'long.vo@example.com',
      address: '156 Nguyễn Thị Thập, Quận 7, TP. Hồ Chí Minh',
    },
    { name: 'Nguyễn Đức Huy', phone: '0938 402 519', source: 'FACEBOOK', email: 'huynd@example.com' },
    {
      name: 'Huỳnh Thị Kim Ngân',
      phone: '0909 135 702',
      source: 'ZALO',
      address: '22 Lê Văn Sỹ, Quận 3, TP. Hồ Chí Minh',
      group: 'Khách hàng thân thiết',
    },
    { name: 'Trần Lê Bảo Ngọc', phone: '0797 881 340', source: 'WEBSITE', email: 'baongoc@example.com' },
    { name: 'Lý Gia Hân', phone: '0932 566 018', source: 'EVENT' },
    { name: 'Phan Nhật Minh', phone: '0908 274 961', source: 'HOTLINE', address: '5 Đinh Tiên Hoàng, Bình Thạnh, TP. Hồ Chí Minh' },
    {
      name: 'Nguyễn Hoàng Phương Uyên',
      phone: '0346 120 975',
      source: 'REFERRAL',
      email: 'uyen.nguyen@example.com',
      notes: 'Muốn trả góp 60 tháng.',
    },
    { name: 'Đoàn Văn Hậu', phone: '0917 333 482', source: 'WALK_IN' },
    { name: 'Tạ Thị Mỹ Linh', phone: '0968 045 317', source: 'WEBSITE', email: 'mylinh.ta@example.com' },
    {
      name: 'Trương Quang Vinh',
      phone: '0902 699 153',
      source: 'RETURNING',
      group: 'Khách hàng thân thiết',
      notes: 'Xe thứ ba mua tại chi nhánh.',
    },
    { name: 'Nguyễn Thị Ánh Tuyết', phone: '0976 528 844', source: 'ZALO' },
    { name: 'Lâm Chí Cường', phone: '0889 317 206', source: 'FACEBOOK', email: 'cuonglam@example.com' },
    {
      name: 'Công ty TNHH MTV Xây dựng Phú Mỹ Hưng Thịnh',
      phone: '028 5412 7733',
      source: 'REFERRAL',
      email: 'ketoan@phumyhungthinh.example.com',
      taxNumber: '0312345678',
      address: '801 Nguyễn Văn Linh, Quận 7, TP. Hồ Chí Minh',
      group: 'Doanh nghiệp',
    },
    {
      name: 'Ngân hàng TMCP Bến Thành – Chi nhánh Quận 7',
      phone: '028 3771 9090',
      source: 'HOTLINE',
      taxNumber: '0301452948',
      group: 'Đối tác ngân hàng',
    },
  ],
  pn: [
    {
      name: 'John Doe',
      phone: '+91 98220 12345',
      source: 'WALK_IN',
      email: 'john.doe@example.com',
      address: '14 Koregaon Park Road, Pune 411001',
      notes: 'Wants the Corolla Model X in blue.',
    },
    { name: 'Aarav Kulkarni', phone: '98230 45678', source: 'WEBSITE', email: 'aarav.k@example.com' },
    { name: 'Ananya Joshi', phone: '097654 32109', source: 'REFERRAL', group: 'Loyal customers', address: '7 Prabhat Road, Pune 411004' },
    { name: 'Rohan Deshpande', phone: '91580 33221', source: 'HOTLINE' },
    { name: 'Sneha Venkatasubramanian Iyer', phone: '88888 14702', source: 'FACEBOOK', email: 'sneha.iyer@example.com' },
    { name: 'Imran Shaikh', phone: '70200 91857', source: 'WALK_IN' },
    { name: 'Kavita Bhosale', phone: '96040 27719', source: 'EVENT', email: 'kavita.bhosale@example.com' },
    { name: 'Vikram Singh Rathore', phone: '99210 60043', source: 'RETURNING', group: 'Loyal customers' },
    { name: 'Meera Nair', phone: '90110 78536', source: 'WEBSITE' },
    {
      name: 'Deccan Logistics Private Limited',
      phone: '020 2567 8800',
      source: 'HOTLINE',
      email: 'fleet@deccanlogistics.example.com',
      taxNumber: '27AABCD1234E1Z5',
      address: 'Plot 18, MIDC Chakan, Pune 410501',
      group: 'Corporate',
    },
    { name: 'Sahyadri Foods LLP', phone: '020 2612 4455', source: 'REFERRAL', taxNumber: '27AAQFS5678K1Z2', group: 'Corporate' },
  ],
};

/** Forty customers of three branches, people and companies, noted by their salespeople over the last months, and the groups. */
export async function seedCustomer(ctx: Context, world: Showrooms) {
  for (const code of ['hn', 'hcm', 'pn'] as const) await seedBranchCustomers(ctx, world, code);
}

async function seedBranchCustomers(ctx: Context, world: Showrooms, code: BranchCode) {
  const { id: branchId, timeZone } = world.branches[code];
  const person = (role: string) => world.people[`${role}.${code}`] ?? { id: '' };
  const began = ctx.now.toZonedDateTimeISO(timeZone).startOfDay().subtract({ days: 120 }).add({ hours: 9 });
  const manager = await actingAs(ctx, person('manager'), began.toInstant());
  const ids: Record<string, string> = {};
  for (const group of groups[code]) ids[group.name] = (await addGroup(manager, { ...group, branchId })).id;
  for (const [at, { group, ...customer }] of known[code].entries()) {
    const noted = began.add({ days: 4 + at * 7, minutes: (at * 137) % 480 }).toInstant();
    const seller = await actingAs(ctx, person(at % 3 === 2 ? 'sales2' : 'sales'), noted);
    const kind = customer.taxNumber ? 'COMPANY' : 'PERSON';
    await createCustomer(seller, { ...customer, kind, branchId, ...(group ? { groupId: ids[group] } : {}) });
  }
}

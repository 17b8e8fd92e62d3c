/** Who may what: the one table of roles. A permission reaches a whole branch, or only one's own records. */
export const roleNames = ['SALES', 'MANAGER', 'ACCOUNTANT', 'OPERATIONS', 'GUARD', 'ADMIN', 'CUSTOMER'] as const;
export type Role = (typeof roleNames)[number];

export const permissions = [
  'person.read',
  'person.write',
  'branch.read',
  'branch.write',
  'customer.read',
  'customer.write',
  'customer-group.write',
  'catalogue.read',
  'catalogue.write',
  'price.read',
  'price.write',
  'vehicle.read',
  'vehicle.write',
  'vehicle.hold',
  'vehicle.cost',
  'deal.read',
  'deal.write',
  'approval.read',
  'approval.decide',
  'approval-rule.write',
  'quotation.read',
  'quotation.write',
  'quotation.approve',
  'booking.read',
  'booking.write',
  'booking.approve',
  'margin.read',
] as const;
export type Permission = (typeof permissions)[number];

type Grants = Partial<Record<Permission, 'own' | 'branch'>>;

const seller: Grants = {
  'branch.read': 'branch',
  'customer.read': 'branch',
  'customer.write': 'branch',
  'catalogue.read': 'branch',
  'price.read': 'branch',
  'vehicle.read': 'branch',
  'vehicle.hold': 'branch',
  'deal.read': 'own',
  'deal.write': 'own',
  'approval.read': 'own',
  'quotation.read': 'own',
  'quotation.write': 'own',
  'booking.read': 'own',
  'booking.write': 'own',
};

const reader: Grants = {
  'branch.read': 'branch',
  'customer.read': 'branch',
  'catalogue.read': 'branch',
  'price.read': 'branch',
  'vehicle.read': 'branch',
  'deal.read': 'branch',
  'quotation.read': 'branch',
  'booking.read': 'branch',
};

const whole = (names: readonly Permission[]): Grants => Object.fromEntries(names.map((name) => [name, 'branch']));
const managed = permissions.filter((name) => name !== 'person.write' && name !== 'branch.write');

export const roles: Record<Role, Grants> = {
  SALES: seller,
  MANAGER: whole(managed),
  ACCOUNTANT: reader,
  OPERATIONS: { ...reader, 'vehicle.write': 'branch', 'vehicle.hold': 'branch' },
  GUARD: {},
  ADMIN: whole(permissions),
  CUSTOMER: {},
};

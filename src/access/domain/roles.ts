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
  'document.read',
  'document.write',
  'payment.read',
  'payment.ask',
  'payment.write',
  'invoice.read',
  'invoice.write',
  'contract.read',
  'contract.write',
  'contract.approve',
  'preparation.read',
  'preparation.write',
  'delivery.read',
  'delivery.write',
  'gatepass.issue',
  'gatepass.use',
  'message.read',
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
  'document.read': 'own',
  'document.write': 'own',
  'payment.read': 'own',
  'payment.ask': 'own',
  'invoice.read': 'own',
  'contract.read': 'own',
  'contract.write': 'own',
  'preparation.read': 'own',
  'delivery.read': 'own',
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
  'document.read': 'branch',
  'document.write': 'branch',
  'invoice.read': 'branch',
  'contract.read': 'branch',
  'preparation.read': 'branch',
  'delivery.read': 'branch',
};

const whole = (names: readonly Permission[]): Grants => Object.fromEntries(names.map((name) => [name, 'branch']));
const managed = permissions.filter((name) => name !== 'person.write' && name !== 'branch.write');

export const roles: Record<Role, Grants> = {
  SALES: seller,
  MANAGER: whole(managed),
  ACCOUNTANT: { ...reader, ...whole(['payment.read', 'payment.ask', 'payment.write', 'invoice.write']) },
  OPERATIONS: { ...reader, ...whole(['vehicle.write', 'vehicle.hold', 'preparation.write', 'delivery.write', 'gatepass.issue']) },
  GUARD: whole(['gatepass.use']),
  ADMIN: whole(permissions),
  CUSTOMER: {},
};

import type { Context } from '#platform/server/context.ts';
import { type Role, roleNames } from '../domain/roles.ts';
import { addPerson } from './service.ts';
import { actorOf } from './sessions.ts';

type Place = { id: string; locale: 'en' | 'vi' };
type Person = { id: string; name: string; email: string };

const names: Record<string, Partial<Record<Role, string>>> = {
  hn: { SALES: 'Nguyễn Thu Hà', MANAGER: 'Trần Quốc Bảo', ACCOUNTANT: 'Lê Thị Mai', OPERATIONS: 'Phạm Văn Dũng', GUARD: 'Hoàng Văn Tám' },
  hcm: {
    SALES: 'Đặng Minh Khoa',
    MANAGER: 'Võ Thị Hồng Nhung',
    ACCOUNTANT: 'Bùi Thanh Tâm',
    OPERATIONS: 'Huỳnh Tấn Phát',
    GUARD: 'Lý Văn Sáu',
  },
  pn: { SALES: 'Jane Smith', MANAGER: 'Rahul Deshmukh', ACCOUNTANT: 'Priya Kulkarni', OPERATIONS: 'Suresh Patil', GUARD: 'Ganesh Shinde' },
};
const second: Record<string, string> = { hn: 'Vũ Đức Anh', hcm: 'Trịnh Ngọc Lan', pn: 'Amit Joshi' };

/** People of every role in every branch, two salespeople each, and the administrator; all with one password. */
export async function seedPeople(ctx: Context, branches: Record<string, Place>, password: string): Promise<Record<string, Person>> {
  const people: Record<string, Person> = {};
  const add = async (key: string, name: string, locale: 'en' | 'vi', role: Role, branchId: string | null) => {
    const email = `${key}@forecourt.test`;
    people[key] = { id: await addPerson(ctx, { name, email, locale, roles: [{ role, branchId }], password, demo: true }), name, email };
  };
  for (const [code, branch] of Object.entries(branches)) {
    for (const role of roleNames) {
      const name = names[code]?.[role];
      if (name) await add(`${role.toLowerCase()}.${code}`, name, branch.locale, role, branch.id);
    }
    await add(`sales2.${code}`, second[code] ?? code, branch.locale, 'SALES', branch.id);
  }
  await add('admin', 'Forecourt Admin', 'vi', 'ADMIN', null);
  return people;
}

/** The same transaction with a person acting, at another time where one is given: how seeds write as people do. */
export async function actingAs(ctx: Context, person: { id: string }, at: Temporal.Instant = ctx.now): Promise<Context> {
  const actor = await actorOf(ctx.tx, person.id, 'person');
  if (!actor) throw new Error('nobody has this id');
  return { ...ctx, actor, now: at };
}

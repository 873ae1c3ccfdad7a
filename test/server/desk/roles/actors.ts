import { roles, type Role } from '../../../../src/server/desk/roles.ts';
import type { RoleAct } from './act.ts';

/** Someone who has a role in the whole site, in the things that the table names (`here`) or in another one; the second has it too. */
export interface Actor {
  role: Role;
  where: 'site' | 'here' | 'elsewhere';
  isSecond?: boolean | undefined;
}

const scoped: readonly Role[] = roles.filter((role) => role !== 'owner');

/** Everyone who has a role, and may not do an act by it. */
export function refusedFrom({ may, at }: Pick<RoleAct, 'may' | 'at'>): Actor[] {
  const others = (these: readonly Role[]): readonly Role[] => these.filter((role) => !may.includes(role));
  const of = (where: Actor['where'], these: readonly Role[]): Actor[] => these.map((role) => ({ role, where }));
  return [
    ...of('site', others(roles)),
    ...of('here', at === 'site' ? scoped : others(scoped)),
    ...of('elsewhere', at === 'any' ? others(scoped) : scoped),
  ];
}

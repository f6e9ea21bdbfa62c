import type { AnyOperation } from '../../shared/contract/index.ts';
import type { Role } from '../../shared/identity/index.ts';
import type { Platform } from './platform.ts';

/** A persona that bears this role and no other; for a caseworker, of the department that the path begins with. */
export function bearerOf({ personas }: Pick<Platform, 'personas'>, role: Role, { path }: AnyOperation): string {
  const bearers = personas.filter(({ claims }) => JSON.stringify(claims.roles) === JSON.stringify([role]));
  const found = bearers.find(({ claims }) => claims.department === path.split('/')[1]) ?? bearers[0];
  if (!found) throw new Error(`no persona is ${role} alone`);
  return found.id;
}

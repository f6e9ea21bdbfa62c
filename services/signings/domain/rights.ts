import { hasRole, type Principal, worksFor } from '../../../shared/identity/principal.ts';

/** Whether the caller may write here: a caseworker of the department `signings`. */
export const mayWrite = (principal: Principal): boolean => worksFor(principal, 'signings');

/** Whether the caller reads everything here. */
export const readsAll = (principal: Principal): boolean =>
  mayWrite(principal) || (['leader', 'steward', 'ops'] as const).some((role) => hasRole(principal, role));

/** The enterprise for which the caller reads, when that is all the caller may read. */
export const ownEnterprise = (principal: Principal): string | undefined =>
  hasRole(principal, 'enterprise') ? principal.enterprise : undefined;

/** Whether the caller may see what belongs to this enterprise (or, without one, to nobody in particular). */
export const mayRead = (principal: Principal, enterpriseId: string | undefined): boolean =>
  readsAll(principal) || (enterpriseId !== undefined && ownEnterprise(principal) === enterpriseId);

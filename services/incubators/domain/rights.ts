import { hasRole, type Principal, worksFor } from '../../../shared/identity/principal.ts';

/** Whether the caller is staff of the incubators. */
export const isStaff = (principal: Principal): boolean => worksFor(principal, 'incubators');

/** Whether the caller reads every request. */
export const readsAll = (principal: Principal): boolean =>
  isStaff(principal) || (['leader', 'steward', 'ops'] as const).some((role) => hasRole(principal, role));

/** The enterprise for which the caller acts. */
export const ownEnterprise = (principal: Principal): string | undefined =>
  hasRole(principal, 'enterprise') ? principal.enterprise : undefined;

/** Whether the caller may see a request of this enterprise. */
export const mayRead = (principal: Principal, enterpriseId: string): boolean =>
  readsAll(principal) || ownEnterprise(principal) === enterpriseId;

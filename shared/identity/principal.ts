/** The roles that claims may name (architecture.md, Identity). */
export const roles = [
  'talent',
  'enterprise',
  'caseworker',
  'steward',
  'institution',
  'partner',
  'leader',
  'ops',
] as const;
export type Role = (typeof roles)[number];

/** Who calls: what an access token says, and nothing more. */
export interface Principal {
  /** The issuer's stable subject. */
  subject: string;
  roles: readonly Role[];
  /** For a caseworker: the department, for instance `hukou` or `signings`. */
  department?: string;
  enterprise?: string;
  partner?: string;
  institution?: string;
}

/** Whoever may call operations that need no token. */
export const anonymous: Principal = { subject: 'anonymous', roles: [] };

/** Whether the principal bears the role. */
export const hasRole = (principal: Principal, role: Role): boolean => principal.roles.includes(role);

/** Whether the principal is a caseworker of this department. */
export const worksFor = (principal: Principal, department: string): boolean =>
  hasRole(principal, 'caseworker') && principal.department === department;

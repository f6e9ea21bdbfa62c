import type { Principal } from '../../identity/principal.ts';

/** A talent, by name. */
export const talentCalled = (subject: string): Principal => ({ subject, roles: ['talent'] });

/** A caseworker of a department. */
export const caseworkerOf = (department: string, subject = `caseworker-${department}`): Principal => ({
  subject,
  roles: ['caseworker'],
  department,
});

/** The lead of a department. */
export const leadOf = (department: string): Principal => ({
  subject: `lead-${department}`,
  roles: ['leader'],
  department,
});

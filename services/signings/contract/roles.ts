/** Who writes: caseworkers of the department `signings`; the department is checked by the operations. */
export const writers = ['caseworker'] as const;

/** Who reads all; caseworkers those of `signings`. */
export const staff = ['caseworker', 'leader', 'steward', 'ops'] as const;

/** Enterprises read what is their own. */
export const staffAndOwners = [...staff, 'enterprise'] as const;

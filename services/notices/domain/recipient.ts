import { hasRole, type Principal } from '../../../shared/identity/index.ts';

/** The boxes that one caller may look into, by name. */
export const boxes = ['mine', 'desk', 'enterprise', 'partner'] as const;
export type Box = (typeof boxes)[number];

/** Whom a notice is for, as a key; each kind has its own prefix, so that none can be taken for another. */
export const toPerson = (subject: string): string => `person:${subject}`;
export const toDesk = (department: string, role: string): string =>
  // Operations are one for the whole district.
  `desk:${role}:${role === 'ops' ? 'district' : department}`;
export const toEnterprise = (enterpriseId: string): string => `enterprise:${enterpriseId}`;
export const toPartner = (partnerId: string): string => `partner:${partnerId}`;

/** The person's subject, when the recipient is one person. */
export const personIn = (recipient: string): string | undefined =>
  recipient.startsWith('person:') ? recipient.slice('person:'.length) : undefined;

/** Leaders without a department are the district's. */
const deskOf = (principal: Principal): string | undefined => {
  if (hasRole(principal, 'leader')) return toDesk(principal.department ?? 'district', 'leader');
  if (hasRole(principal, 'caseworker') && principal.department) return toDesk(principal.department, 'caseworker');
  return hasRole(principal, 'ops') ? toDesk('district', 'ops') : undefined;
};

/** The recipient that a box of the caller's stands for; nothing when the caller has no such box. */
export function recipientOf(principal: Principal, box: Box): string | undefined {
  switch (box) {
    case 'mine':
      return toPerson(principal.subject);
    case 'desk':
      return deskOf(principal);
    case 'enterprise':
      return hasRole(principal, 'enterprise') && principal.enterprise ? toEnterprise(principal.enterprise) : undefined;
    case 'partner':
      return hasRole(principal, 'partner') && principal.partner ? toPartner(principal.partner) : undefined;
    default:
      return box satisfies never;
  }
}

/** Whether a notice for this recipient is the caller's to see. */
export const mayRead = (principal: Principal, recipient: string): boolean =>
  boxes.some((box) => recipientOf(principal, box) === recipient);

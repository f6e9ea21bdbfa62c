import { type Principal, type Role, roles } from './principal.ts';

const known = new Set<string>(roles);

function words(claim: unknown): string[] {
  if (Array.isArray(claim)) return claim.filter((word) => typeof word === 'string');
  // Some gateways hand a list on as one string: `[a b]`.
  return typeof claim === 'string' ? claim.replace(/^\[|\]$/g, '').split(/[\s,]+/) : [];
}

const label = (claim: unknown): string | undefined =>
  typeof claim === 'string' && /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(claim) ? claim : undefined;

/** Reads a token's claims; unknown roles are dropped, and without a subject there is no principal. */
export function principalOf(claims: Readonly<Record<string, unknown>>): Principal | undefined {
  const subject = label(claims.sub);
  if (subject === undefined) return undefined;
  const principal: Principal = { subject, roles: words(claims.roles).filter((word): word is Role => known.has(word)) };
  for (const key of ['department', 'enterprise', 'partner', 'institution'] as const) {
    const value = label(claims[key]);
    if (value !== undefined) principal[key] = value;
  }
  return principal;
}

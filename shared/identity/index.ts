export { principalOf } from './claims.ts';
export { anonymous, hasRole, type Principal, type Role, roles, worksFor } from './principal.ts';
export { createVerifier, type TokenFault, type VerifyToken } from './token.ts';

export type { Restriction } from './key-table.ts';
export { createKeyring, type Keyring, type KeyringDeps, type Opened } from './keyring.ts';
export type { Opening, Purpose } from './openings.ts';
export { fieldPath, maxSealedBytes, personId, type Sealed, sealedExample, sealedSchema } from './sealed.ts';

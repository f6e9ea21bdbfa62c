import * as z from 'zod/mini';

/** Codes of the documents that the services ask for (domain.md, Documents). */
export const documentKinds = z.enum([
  'ID',
  'SI',
  'FORM',
  'HKB',
  'RP',
  'MAR',
  'PROP',
  'LEASE',
  'CON',
  'TAX',
  'DEG',
  'LIC',
  'CSCSE',
  'RET',
  'TTL',
  'INTRO',
  'ARC',
  'NOCR',
  'COLL',
  'BIR',
  'KREG',
  'TAL',
  'GCON',
]);

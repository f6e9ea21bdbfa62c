export type { HeldKind, HeldRecord, PersonEvents, Remains } from './contract.ts';
export { type Elsewhere, type PersonKind, type PersonPart, type Place, personKind } from './part.ts';
export { everyRow } from './places.ts';

import type { EmploymentTold, LinkTold } from '../contract/around.ts';

/** The parts of what the talent service tells around a case, each whole whenever it is told. */
interface Parts {
  employment: EmploymentTold;
  links: readonly Omit<LinkTold, 'service'>[];
  /** Cases that were reopened while this one has the claim on the service. */
  beside: readonly string[];
}

/** A part with the version of the talent's own record that told it; 0 for what came with the submission. */
export type ToldPart = { [P in keyof Parts]: { part: P; version: number; told: Parts[P] } }[keyof Parts];

/** What is known around a case. */
export type Around = { readonly [P in keyof Parts]?: { version: number; told: Parts[P] } };

/** What comes with a submission. */
export type SubmittedAround = Partial<Pick<Parts, 'employment' | 'links'>>;

export type NoteAround = { type: 'note-around'; person: string } & ToldPart;
export type AroundNoted = { type: 'case-around-noted' } & ToldPart;

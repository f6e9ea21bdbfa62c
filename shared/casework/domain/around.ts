import { accept, type Decision } from '../../log/aggregate.ts';
import type { EmploymentTold, LinkTold } from '../contract/around.ts';
import type { CaseCode } from './commands.ts';
import type { Case } from './state.ts';

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

/**
 * Notes what the talent service tells, unless something newer of the same part is known. Valid before the case is
 * opened, since events come in any order, and after it was closed, since it may be reopened.
 */
export function noteAround(
  { type: _type, person, ...told }: NoteAround,
  { status, person: whose, around }: Case<unknown>,
): Decision<AroundNoted, CaseCode> {
  const others = status !== 'none' && whose !== person;
  const known = around[told.part]?.version ?? -1;
  return others || known >= told.version ? accept() : accept({ type: 'case-around-noted', ...told });
}

/** The case with what was told. */
export const aroundNoted = <A>(state: Case<A>, { part, version, told }: AroundNoted): Case<A> => ({
  ...state,
  around: { ...state.around, [part]: { version, told } },
});

/** What came with the submission stands unless something newer was told before the case was opened. */
export const aroundOpened = ({ around }: Case<unknown>, { employment, links }: SubmittedAround): Around => ({
  ...(employment && { employment: { version: 0, told: employment } }),
  ...(links && { links: { version: 0, told: links } }),
  ...around,
});

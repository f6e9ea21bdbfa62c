import { accept, type Decision } from '../../log/aggregate.ts';
import type { CaseCode } from './codes.ts';
import type { Case } from './state.ts';
import type { Around, AroundNoted, NoteAround, SubmittedAround } from './told-around.ts';

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

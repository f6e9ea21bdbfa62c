import type { PersonPart } from '../../shared/rights/index.ts';
import { hukouCase } from './case.ts';
import type { HukouCase } from './domain/state.ts';
import { examined } from './noticed.ts';

/** A case as its applicant gets it: what was objected to, and never by whom. */
const withoutObjectors = (data: unknown): unknown => {
  const { objections, ...rest } = data as HukouCase;
  return { ...rest, ...(objections && { objections: objections.map(examined) }) };
};

/** Hukou's part in persons' rights: casework's, with what stands in a case about others left out. */
export const hukouPerson = (part: PersonPart): PersonPart => ({
  ...part,
  kinds: part.kinds.map((kind) =>
    kind.aggregate.name === hukouCase.name
      ? { ...kind, shown: (state, id) => withoutObjectors(kind.shown(state, id)) }
      : kind,
  ),
});

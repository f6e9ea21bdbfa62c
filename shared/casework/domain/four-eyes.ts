import { toShanghai } from '../../calendar/index.ts';
import { type Aggregate, accept, type Decision, recalledForMs, refuse } from '../../log/index.ts';
import type { Department } from '../department.ts';
import type { DecideCase } from './commands.ts';
import type { Case } from './state.ts';

/** Which decisions a second person confirms: outcomes (`rejected`) and reasons of the catalogue (`subsidy-granted`). */
export interface FourEyes {
  kinds: readonly string[];
  /** Of approvals that grant an amount, in fen of all months together: those above it alone. */
  aboveFen?: number | undefined;
}

/** A department's own choice, and what was in force before it took effect. */
export interface FourEyesChoice {
  chosen?: FourEyes & { from: string; by: string; at: string; reason: { zh: string; en: string } };
  before?: FourEyes | undefined;
}

export interface SetFourEyes extends FourEyes {
  type: 'set-four-eyes';
  reason: { zh: string; en: string };
}
export interface FourEyesSet extends FourEyes {
  type: 'four-eyes-set';
  from: string;
  reason: { zh: string; en: string };
}
export type FourEyesAggregate = Aggregate<FourEyesChoice, SetFourEyes, FourEyesSet, 'no-amounts'>;

/** What the department's data say, until somebody chooses. */
export function defaultEyes({ settings: { fourEyes, fourEyesOfAmounts } }: Pick<Department, 'settings'>): FourEyes {
  const { kinds = [], ...limit } = fourEyesOfAmounts ?? {};
  return { kinds: [...fourEyes, ...kinds], ...limit };
}

/** What is in force at a moment. */
export function eyesAt({ chosen, before }: FourEyesChoice, at: string, preset: FourEyes): FourEyes {
  if (!chosen) return preset;
  return at >= chosen.from ? chosen : (before ?? preset);
}

const same = (one: FourEyes, other: FourEyes): boolean =>
  one.kinds.join() === other.kinds.join() && one.aboveFen === other.aboveFen;

/** Chooses the whole set; it takes effect when no function remembers an older one. */
function decideEyes(
  department: Department,
  { kinds: asked, aboveFen, reason }: SetFourEyes,
  { chosen }: FourEyesChoice,
  at: string,
): Decision<FourEyesSet, 'no-amounts'> {
  if (aboveFen !== undefined && !department.grantsAmounts) return refuse('no-amounts', { pointer: '/above' });
  const wanted = { kinds: [...new Set(asked)].sort(), ...(aboveFen !== undefined && { aboveFen }) };
  if (same(wanted, chosen ?? defaultEyes(department))) return accept();
  return accept({ type: 'four-eyes-set', ...wanted, reason, from: toShanghai(Date.parse(at) + recalledForMs) });
}

/** Four eyes in a department; its id is the department's name. */
export const fourEyesOf = (department: Department): FourEyesAggregate => ({
  name: 'four-eyes',
  initial: {},
  decide: (command, state, { at }) => decideEyes(department, command, state, at),
  evolve: (state, { type: _type, ...set }, { at, by }) => ({
    chosen: { ...set, at, by },
    before: eyesAt(state, at, defaultEyes(department)),
  }),
});

/** The kinds that count for a case: an approval of a small amount needs no second person. */
export function kindsFor({ reasons }: Department, { kinds, aboveFen }: FourEyes, grantsFen?: number): string[] {
  const small = aboveFen !== undefined && grantsFen !== undefined && grantsFen <= aboveFen;
  return kinds.filter((kind) => !small || (kind !== 'approved' && reasons[kind]?.outcome !== 'approved'));
}

/** Whether this decision is for a second person to confirm. */
export const needsSecond = (
  { settings: { fourEyes } }: Pick<Case<unknown>, 'settings'>,
  { outcome, reasonCode }: Pick<DecideCase, 'outcome' | 'reasonCode'>,
): boolean => fourEyes.includes(outcome) || fourEyes.includes(reasonCode);

/**
 * Whether granting so much for this reason, in fen of all months together, is for a second person to confirm at a
 * moment: also when an amount is raised after the decision, which would go round it otherwise.
 */
export const secondForGrants =
  (department: Department, reasonCode: string, choice: FourEyesChoice = {}) =>
  (grantedFen: number, at: string): boolean =>
    kindsFor(department, eyesAt(choice, at, defaultEyes(department)), grantedFen).some(
      (kind) => kind === 'approved' || kind === reasonCode,
    );

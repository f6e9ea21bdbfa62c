import fc from 'fast-check';
import type { Case, Hold } from '../domain/state.ts';
import { commonDeeds, type Deed, type Doing, unblocked } from './common-deeds.ts';
import { office } from './played.ts';

const things = ['thing#1', 'thing#2', 'thing#3'] as const;
/** A thing that a case of somebody else holds already. */
export const foreign = 'thing#3';
const holdOf = (claim: string): Hold => ({ claim, id: claim, text: { zh: '甲', en: 'One' } });
const reasons = { approved: 'fits', rejected: 'misfits' } as const;

const grant = (claim: string, key: number) => ({ type: 'grant', hold: holdOf(claim), key: `key-${key}` }) as const;
const decide = (outcome: 'approved' | 'rejected') =>
  ({ type: 'decide', outcome, reasonCode: reasons[outcome] }) as const;

/** The next legal step of a case. */
function forward(state: Case<unknown>, claim: string, key: number): Deed {
  const { stage, owner: by = 'worker', decisions, status } = state;
  const blocked = unblocked(state, key);
  if (blocked) return blocked;
  if (status === 'closed') return { command: { type: 'reopen', why: 'lead', decision: decisions }, by: 'lead' };
  if (stage === 'NEW') return { command: { type: 'advance', to: 'CHECKED' }, by };
  if (stage === 'CHECKED' && key % 3 === 0) return { command: { type: 'waitlist' }, by };
  return { command: stage === 'GIVEN' ? decide('approved') : grant(claim, key), by };
}

const thing = fc.constantFrom(...things);
const key = fc.nat({ max: 30 });
const outcome = fc.constantFrom('approved' as const, 'rejected' as const);
const stage = fc.constantFrom(...Object.keys(office.stages));

/** Any step of the office's own moves, legal or not. */
const any: fc.Arbitrary<Deed['command']> = fc.oneof(
  stage.map((to) => ({ type: 'advance' as const, to })),
  fc.tuple(thing, key).map(([claim, number]) => grant(claim, number)),
  fc.constant({ type: 'waitlist' as const }),
  outcome.map(decide),
  outcome.map((one) => ({ ...decide(one), reasonCode: 'fits' })),
  fc.record({
    type: fc.constant('reopen' as const),
    why: fc.constantFrom('lead' as const, 'review' as const),
    decision: fc.nat({ max: 2 }),
  }),
  fc.constant({ type: 'assign' as const, to: 'talent', asLead: true }),
);
const by = fc.constantFrom('owner', 'owner', 'owner', 'other', 'talent', 'lead');

/** Mostly what would be next, and a share of everything else. */
export const officeDeeds: fc.Arbitrary<Doing> = fc.oneof(
  {
    weight: 40,
    arbitrary: fc.tuple(thing, key).map(
      ([claim, number]) =>
        (state: Case<unknown>) =>
          forward(state, claim, number),
    ),
  },
  { weight: 30, arbitrary: commonDeeds },
  {
    weight: 20,
    arbitrary: fc.tuple(any, by).map(([command, whose]) => ({ owner = 'worker' }: Case<unknown>) => ({
      ...{ command, by: whose === 'owner' ? owner : whose },
    })),
  },
  {
    weight: 4,
    arbitrary: fc.constant(({ owner: by = 'worker' }: Case<unknown>) => ({ command: decide('rejected'), by })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constant({ command: { type: 'withdraw' as const, applicationId: 'one', person: 'talent' }, by: 'event' })
      .map((deed) => () => deed),
  },
);

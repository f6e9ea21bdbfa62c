import fc from 'fast-check';
import { sealedExample } from '../../sealed/index.ts';
import type { CaseCommand } from '../domain/commands.ts';
import { type Case, isAsked } from '../domain/state.ts';
import { caseDues, commandOfDue } from '../views.ts';

/** A command of casework, by somebody. */
export interface Deed {
  command: Exclude<CaseCommand<never>, { type: 'open' }>;
  by: string;
}
/** What somebody would do with a case as it stands. */
export type Doing = (state: Case<unknown>) => Deed;

const words = { zh: '某机构', en: 'a body' };
const documents = ['CON', 'SI'] as const;
const whose = { owner: ({ owner = 'worker' }: Case<unknown>) => owner, talent: ({ person }: Case<unknown>) => person };
const who = fc
  .constantFrom('owner', 'owner', 'owner', 'other', 'talent')
  .map((one) => (state: Case<unknown>) => (one === 'other' ? one : whose[one as keyof typeof whose](state)));

/** Commands that say whole what they say, by anybody. */
const said: fc.Arbitrary<Deed['command']> = fc.oneof(
  fc.record({ type: fc.constant('assign' as const), to: fc.constantFrom('worker', 'other'), asLead: fc.boolean() }),
  fc.subarray([...documents, undefined], { minLength: 1 }).map((kinds) => ({
    ...{ type: 'ask-supplement' as const, missing: kinds.map((document) => ({ ...words, document })) },
  })),
  fc.record({
    type: fc.constantFrom('body-answered' as const, 'close-supplement' as const),
    asLead: fc.boolean(),
  }),
  fc.constant({ type: 'await-body' as const, body: words }),
  fc.record({ type: fc.constant('second' as const), confirm: fc.boolean() }),
  fc.integer({ min: 1, max: 12 }).map((days) => ({ type: 'extend' as const, days, reason: words })),
  fc.constantFrom('1', '2').map((version) => ({
    ...{ type: 'move-rules' as const, to: { id: 'a-rule', version, hash: version }, reason: words, asLead: true },
  })),
  fc
    .constantFrom('one', 'another')
    .map((value) => ({ type: 'state-facts' as const, facts: { 'a-fact': value }, asLead: false })),
  fc.constantFrom('eligible' as const, 'not-eligible' as const).map((result) => ({
    ...{ type: 'keep-answers' as const, answers: [{ rule: { id: 'a-rule', version: '1', hash: '1' }, result }] },
    asLead: false,
  })),
);

/** What comes by itself: dates that fall due, and what other services tell. */
const told: fc.Arbitrary<Doing> = fc.oneof(
  fc.constantFrom('warn' as const, 'overdue' as const, 'stage-due' as const).map((type) => () => due({ type })),
  fc.integer({ min: 1, max: 3 }).map((level) => () => due({ type: 'escalate', level })),
  fc.nat({ max: 9 }).map((version) => () => due({ type: 'halt', halted: version % 2 === 0, version })),
  fc.nat({ max: 9 }).map((version) => ({ person }: Case<unknown>) => {
    return due({ type: 'note-around', person, part: 'beside', version, told: ['another'] });
  }),
  fc.nat({ max: 9 }).map((number) => ({ person }: Case<unknown>) => {
    const reason = sealedExample<string>('correction/reason');
    const what = { number, question: 'a-question', facts: ['a-fact'], value: 'corrected', reason };
    return due({ type: 'correct', person, at: '2026-11-24T09:00:00.000+08:00', ...what });
  }),
);
const due = (command: Deed['command']): Deed => ({ command, by: 'event' });

/** The applicant answers for everything, for a kind of document, or for exactly one thing. */
const answers: fc.Arbitrary<Doing> = fc
  .oneof(
    fc.constant({}),
    fc.constantFrom(...documents).map((document) => ({ documents: [document] })),
    fc.constantFrom(...documents).map((document) => ({ documents: [document], met: [{ document }] })),
  )
  .map((what) => ({ person }: Case<unknown>) => ({
    command: { type: 'answer-supplement', person, ...what },
    by: person,
  }));

/** What casework knows in every department, legal or not, by whoever it may come from. */
export const commonDeeds: fc.Arbitrary<Doing> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(said, who).map(([command, by]) => (state: Case<unknown>) => ({ command, by: by(state) })),
  },
  { weight: 3, arbitrary: told },
  { weight: 2, arbitrary: answers },
);

/** What ends the waiting that keeps a case from going on, if something does, one `way` or the other. */
export function unblocked(state: Case<unknown>, way: number): Deed | undefined {
  const { person, owner = '', proposal, status, body } = state;
  if (status !== 'open') return undefined;
  if (owner === '') return { command: { type: 'assign', to: 'worker', asLead: false }, by: 'worker' };
  if (proposal) return looksAgain(proposal.by, way);
  if (body) return { command: { type: 'body-answered', asLead: false }, by: owner };
  if (!isAsked(state)) return undefined;
  if (way % 3 === 0) return { command: { type: 'close-supplement', asLead: true }, by: 'lead' };
  return { command: { type: 'answer-supplement', person }, by: person };
}

/** Somebody else confirms it or sends it back; or, in vain, who proposed it does. */
function looksAgain(proposer: string, way: number): Deed {
  const second = proposer === 'other' ? 'worker' : 'other';
  return { command: { type: 'second', confirm: way % 3 > 0 }, by: way % 4 === 0 ? proposer : second };
}

/** What the clock brings: everything that has fallen due by then. */
export const fallenDue = (state: Case<unknown>, now: number): Deed[] =>
  caseDues(state)
    .filter(({ at }) => Date.parse(at) <= now)
    .map(({ name }) => due(commandOfDue(name) as Deed['command']));

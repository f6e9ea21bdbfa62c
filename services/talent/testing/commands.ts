import fc from 'fast-check';
import { sealedExample } from '../../../shared/sealed/index.ts';
import { isWanted } from '../domain/answers.ts';
import type { ApplicationCommand } from '../domain/decide.ts';
import { child, childAgain, sibling } from '../domain/testing/applications.ts';
import { type LaneName, laneNames } from '../lanes.ts';
import { formDefinition } from '../questions/definition.ts';

const box = sealedExample<string>('applicant/name');
const reason = sealedExample<string>('correction/reason');
export const whole = {
  ...{ name: box, phone: box, idNumber: box, enterpriseId: 'made-up', employerName: 'made up' },
  ...{ channel: 'graduate', housingKind: 'talent-flat', speciality: 'check-up' },
  ...{ childMember: 'm-1', schoolYear: 2027 },
  // Not asked of a graduate.
  daysAbroad: 300,
};

/** Two children, one of whom was added twice. */
export const family = [child, sibling, childAgain];

const lane = fc.constantFrom(...laneNames);
const lanes = fc.subarray([...laneNames], { minLength: 1 });
const answers = fc
  .subarray(Object.entries({ ...whole, points: 80, talentCategory: 'top' }))
  .map((some) => Object.fromEntries(some));
/** How a lane stands: under way, waiting for a document, or ended. */
export const status = (outcome?: 'approved' | 'rejected' | 'withdrawn' | 'asked') => ({
  ...{ state: 'SOMEWHERE', stage: { zh: '一', en: 'one' }, terminal: outcome !== undefined && outcome !== 'asked' },
  ...(outcome === 'asked' && {
    supplement: {
      askedAt: '2026-11-24T09:00:00.000+08:00',
      missing: [{ zh: '合同', en: 'the contract', document: 'CON' }],
    },
  }),
  ...(outcome && outcome !== 'asked' && { outcome: { outcome, at: '2026-11-24T09:00:00.000+08:00' } }),
});

/** A whole form for some services, for this child and, where one is named, this patient. */
export function formOf(services: LaneName[], childMember: string, patientMember?: string) {
  const wanted = formDefinition.questions.filter((question) => isWanted(question, services)).map(({ id }) => id);
  const all = { ...whole, childMember, ...(patientMember && { forFamily: true, patientMember }) };
  return { services, answers: Object.fromEntries(Object.entries(all).filter(([id]) => wanted.includes(id))) };
}

/** One for some services, so that most submissions could be taken. */
export const form = fc
  .tuple(lanes, fc.constantFrom(...family), fc.constantFrom(undefined, undefined, ...family))
  .map(([services, { memberId: pupil }, patient]) => formOf(services, pupil, patient?.memberId));

/** What somebody may do to an application, legal or not. */
export const command: fc.Arbitrary<ApplicationCommand> = fc.oneof(
  { weight: 3, arbitrary: form.map((one) => ({ type: 'draft' as const, form: one })) },
  { weight: 4, arbitrary: fc.constant({ type: 'submit' as const }) },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('note-progress' as const),
      service: lane,
      version: fc.integer({ min: 1, max: 9 }),
      status: fc
        .constantFrom(undefined, 'asked' as const, 'approved' as const, 'rejected' as const, 'withdrawn' as const)
        .map(status),
    }),
  },
  fc.record({ service: lane, version: fc.integer({ min: 1, max: 9 }) }).map(({ service, version }) => ({
    ...{ type: 'note-review' as const, service, reviewId: 'one-1' },
    told: { version, status: 'open' as const, filedBy: 'talent' },
  })),
  form.map((one) => ({ type: 'redraft' as const, form: one })),
  answers.map((some) => ({ type: 'save-answers' as const, answers: some })),
  lanes.map((services) => ({ type: 'save-answers' as const, answers: { points: null }, services })),
  fc.constant({ type: 'withdraw' as const }),
  lanes.map((services) => ({ type: 'withdraw' as const, services })),
  fc.constantFrom('points', 'phone', 'channel', 'idNumber').map((question) => ({
    ...{ type: 'correct-answer' as const, question, reason },
    value: question === 'points' ? 90 : { ...box, box: 'B'.repeat(64) },
  })),
  {
    weight: 4,
    arbitrary: fc.constant('CON').map((kind) => ({
      ...{ type: 'answer-supplements' as const, documents: [kind], unnamed: [] },
      items: [{ itemId: 'item', kind }],
    })),
  },
  fc.constantFrom({ type: 'warn-draft' as const }, { type: 'expire-draft' as const }),
);

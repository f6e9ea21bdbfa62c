import { type CaseAggregate, caseAggregate, proposedBy } from '../../shared/casework/index.ts';
import { draft } from '../../shared/contract/index.ts';
import { type MedicalAnswers, medicalContract, medicalFacts } from './contract.ts';
import { medicalDepartment as department, remindHours } from './department.ts';
import {
  evolveMedical,
  type LostSlot,
  type MedicalCase,
  type MedicalCommand,
  type MedicalEvent,
  withoutReasons,
} from './domain/case.ts';
import { decideMedical, type MedicalCode } from './domain/decide.ts';
import { medicalCaseRules as rules } from './rules.ts';

type MedicalAggregate = CaseAggregate<MedicalAnswers, MedicalCommand, MedicalCode>;
const { events } = medicalContract;
const base: MedicalAggregate = caseAggregate(department, events, decideMedical);

/** The medical department's cases. */
export const medicalCase: MedicalAggregate = {
  ...base,
  evolve: evolveMedical,
  publish: (event: MedicalEvent, state, meta) => [
    ...(base.publish?.(event, state, meta) ?? []),
    ...(event.reminded === undefined ? [] : [appointmentNear(state, meta.id)]),
    ...(event.cancelled ? [bookingCancelled(event.cancelled, state, meta.id)] : []),
  ],
  dues: (state: MedicalCase, id) => [...(base.dues?.(state, id) ?? []), ...reminders(state)],
  personal: {
    of: ({ person }) => person,
    forgotten: (state) => withoutReasons(base.personal?.forgotten(state) ?? state),
  },
  onDue: (name) => (name === 'remind' ? { type: 'remind' } : (base.onDue?.(name) ?? { type: 'stage-due' })),
};

/** The appointment comes near; who is told, and how, is the notices' matter. */
const appointmentNear = ({ person, hold }: MedicalCase, caseId: string) =>
  draft(events.appointmentNear, `case/${caseId}`, { caseId, person, slotId: hold?.id ?? '', startsAt: hold?.at ?? '' });

/** The hospital cancelled what the case had; why is told to the applicant alone. */
const bookingCancelled = ({ slotId, startsAt }: LostSlot, { person }: MedicalCase, caseId: string) =>
  draft(events.bookingCancelled, `case/${caseId}`, { caseId, person, slotId, startsAt });

function reminders({ status, hold, reminded }: MedicalCase) {
  if (status !== 'open' || hold?.at === undefined || reminded === hold.id) return [];
  return [{ name: 'remind', at: new Date(Date.parse(hold.at) - remindHours * 3_600_000).toISOString() }];
}

export const desk = {
  department,
  events,
  aggregate: medicalCase,
  facts: medicalFacts,
  rules,
  /** The patient. */
  about: ({ answers, person }: MedicalCase) => [answers?.patient?.memberId ?? person],
  proposes: (state: MedicalCase) =>
    proposedBy(rules.book.facts, state, { fact: 'talentCategory', what: 'category', decided: state.category }),
};

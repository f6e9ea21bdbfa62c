import { localDateOf } from '../../../shared/calendar/index.ts';
import type { Reaction } from '../../../shared/service/index.ts';
import { medicalContract } from '../../medical/contract.ts';
import { toPerson } from '../domain/recipient.ts';
import { type Frame, telling } from './hear.ts';

const family = 'appointment';
const frame = ({ caseId }: { caseId: string }): Frame => ({
  from: 'medical',
  about: { kind: 'case', id: caseId, path: `/medical/cases/${caseId}` },
});

/** A talent is told that an appointment comes near, or that its hospital cancelled it; what it is for, and why it was cancelled, is not said. */
export const appointmentReactions: readonly Reaction[] = [
  telling(medicalContract.events.appointmentNear, {
    family,
    frame,
    lines: ({ person, startsAt }) => [
      { recipient: toPerson(person), template: 'appointment.near', params: { day: localDateOf(startsAt) } },
    ],
  }),
  telling(medicalContract.events.bookingCancelled, {
    family,
    frame,
    lines: ({ person, startsAt }) => [
      { recipient: toPerson(person), template: 'appointment.cancelled', params: { day: localDateOf(startsAt) } },
    ],
  }),
];

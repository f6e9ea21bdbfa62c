import { localDateOf } from '../../../shared/calendar/index.ts';
import type { Reaction } from '../../../shared/service/index.ts';
import { medicalContract } from '../../medical/contract.ts';
import { toPerson } from '../domain/recipient.ts';
import { telling } from './hear.ts';

/** A talent is told that an appointment comes near; what it is for is not said. */
export const appointmentReactions: readonly Reaction[] = [
  telling(medicalContract.events.appointmentNear, {
    family: 'appointment',
    frame: ({ caseId }) => ({
      from: 'medical',
      about: { kind: 'case', id: caseId, path: `/medical/cases/${caseId}` },
    }),
    lines: ({ person, startsAt }) => [
      { recipient: toPerson(person), template: 'appointment.near', params: { day: localDateOf(startsAt) } },
    ],
  }),
];

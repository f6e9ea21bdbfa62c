import type { Text } from '../../../shared/contract/text.ts';

/** What the city and the police can say, and where it takes a case. */
interface Step {
  from: readonly string[];
  to: string;
  /** The decision with which the case ends, when it does. */
  ends?: { outcome: 'approved' | 'rejected'; reasonCode: string };
}

export const mirroredOutcomes = [
  'city-passed',
  'city-approved',
  'city-refused',
  'police-permitted',
  'settled',
] as const;
export type MirroredOutcome = (typeof mirroredOutcomes)[number];

/** What each of them says, for who reads the case. */
export const mirroredTexts: Readonly<Record<MirroredOutcome, Text>> = {
  'city-passed': { zh: '市级审核通过', en: 'The city’s review passed it' },
  'city-approved': { zh: '市级批准', en: 'The city approved it' },
  'city-refused': { zh: '市级审核未通过', en: 'The city’s review refused it' },
  'police-permitted': { zh: '公安准予迁入', en: 'The police permitted the move' },
  settled: { zh: '已办理落户', en: 'The household is registered' },
};

export const mirroredSteps: Readonly<Record<MirroredOutcome, Step>> = {
  'city-passed': { from: ['CITY_REVIEW'], to: 'PUBLICITY' },
  'city-approved': { from: ['PUBLICITY'], to: 'APPROVED' },
  'city-refused': {
    from: ['CITY_REVIEW', 'PUBLICITY', 'OBJECTION'],
    to: 'REJECTED',
    ends: { outcome: 'rejected', reasonCode: 'city-refused' },
  },
  'police-permitted': { from: ['POLICE_SYNC'], to: 'MOVE_IN_PERMIT' },
  settled: { from: ['MOVE_IN_PERMIT'], to: 'SETTLED', ends: { outcome: 'approved', reasonCode: 'conditions-met' } },
};

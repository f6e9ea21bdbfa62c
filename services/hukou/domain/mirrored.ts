import type { Text } from '../../../shared/contract/text.ts';

/** What the city and the police can say, and where it takes a case. */
interface Step {
  from: readonly string[];
  to: string;
  /** The decision with which the case ends, when it does; the first of its reasons unless the row names another of them. */
  ends?: { outcome: 'approved' | 'rejected'; reasonCodes: readonly [string, ...string[]] };
}

export const mirroredOutcomes = [
  'city-passed',
  'city-approved',
  'city-refused',
  'police-permitted',
  'police-refused',
  'settled',
] as const;
export type MirroredOutcome = (typeof mirroredOutcomes)[number];

/** What each of them says, for who reads the case. */
export const mirroredTexts: Readonly<Record<MirroredOutcome, Text>> = {
  'city-passed': { zh: '市级审核通过', en: 'The city’s review passed it' },
  'city-approved': { zh: '市级批准', en: 'The city approved it' },
  'city-refused': { zh: '市级审核未通过', en: 'The city’s review refused it' },
  'police-permitted': { zh: '公安准予迁入', en: 'The police permitted the move' },
  'police-refused': { zh: '公安未予登记', en: 'The police did not register it' },
  settled: { zh: '已办理落户', en: 'The household is registered' },
};

export const mirroredSteps: Readonly<Record<MirroredOutcome, Step>> = {
  'city-passed': { from: ['CITY_REVIEW'], to: 'PUBLICITY' },
  'city-approved': { from: ['PUBLICITY'], to: 'APPROVED' },
  'city-refused': {
    from: ['CITY_REVIEW', 'PUBLICITY', 'OBJECTION'],
    to: 'REJECTED',
    ends: { outcome: 'rejected', reasonCodes: ['city-refused'] },
  },
  'police-permitted': { from: ['POLICE_SYNC'], to: 'MOVE_IN_PERMIT' },
  // The permit is asked of them, and with it the registration: they can refuse either.
  'police-refused': {
    from: ['POLICE_SYNC', 'MOVE_IN_PERMIT'],
    to: 'REJECTED',
    ends: {
      outcome: 'rejected',
      reasonCodes: ['police-refused', 'police-record-differs', 'police-already-registered', 'police-address-unusable'],
    },
  },
  settled: { from: ['MOVE_IN_PERMIT'], to: 'SETTLED', ends: { outcome: 'approved', reasonCodes: ['conditions-met'] } },
};

/** Every reason that a row can name. */
export const mirroredReasons = Object.values(mirroredSteps).flatMap(({ ends }) => ends?.reasonCodes ?? []);

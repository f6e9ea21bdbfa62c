import type { PublicEvent } from '../../shared/contract/index.ts';
import { educationContract } from '../education/contract.ts';
import { housingContract } from '../housing/contract.ts';
import { hukouContract } from '../hukou/contract.ts';
import { medicalContract } from '../medical/contract.ts';

/** The services that one application can ask for; each is a lane of its own. */
export const laneNames = ['hukou', 'housing', 'education', 'medical'] as const;
export type LaneName = (typeof laneNames)[number];

/** From where each lane's progress comes. */
export const progressOf = {
  hukou: hukouContract.events.caseProgressed,
  housing: housingContract.events.caseProgressed,
  education: educationContract.events.caseProgressed,
  medical: medicalContract.events.caseProgressed,
} as const satisfies Record<LaneName, PublicEvent>;

import type { CaseEvents } from '../../shared/casework/contract/index.ts';
import { type Kit, on, type Reaction } from '../../shared/service/index.ts';
import { educationContract } from '../education/contract.ts';
import { housingContract } from '../housing/contract.ts';
import { hukouContract } from '../hukou/contract.ts';
import { medicalContract } from '../medical/contract.ts';
import { application } from './application/aggregate.ts';
import type { ReviewTold } from './domain/state.ts';
import { type LaneName, laneNames } from './lanes.ts';

type ReviewEvents = Pick<CaseEvents, 'reviewOpened' | 'reviewDecided' | 'reviewOverdue'>;

/** From where each lane's reviews come. */
const reviewsOf = {
  hukou: hukouContract.events,
  housing: housingContract.events,
  education: educationContract.events,
  medical: medicalContract.events,
} as const satisfies Record<LaneName, object>;

interface About {
  applicationId: string;
  reviewId: string;
  filedBy: string;
  filedAt?: string | undefined;
  promisedOn?: string | undefined;
}

/** Every word of a review is whole, so that the newest is enough. */
function hearing(service: LaneName, events: ReviewEvents): Reaction[] {
  const note = (about: About, version: number, more: Pick<ReviewTold, 'status'> & Partial<ReviewTold>, kit: Kit) => {
    const { applicationId, reviewId, filedBy, filedAt: askedAt, promisedOn } = about;
    const told = { version, filedBy, ...(askedAt && { askedAt }), ...(promisedOn && { promisedOn }), ...more };
    return kit.execute(application, applicationId, { type: 'note-review', service, reviewId, told });
  };
  return [
    on(events.reviewOpened, ({ data, streamversion, time }, kit) =>
      note({ ...data, filedAt: data.filedAt ?? time }, streamversion, { status: 'open' }, kit),
    ),
    on(events.reviewOverdue, ({ data, streamversion }, kit) =>
      note(data, streamversion, { status: 'open', overdue: true }, kit),
    ),
    on(events.reviewDecided, ({ data, streamversion, time }, kit) => {
      const { outcome, inTime } = data;
      const late = inTime ? {} : ({ overdue: true } as const);
      return note(data, streamversion, { status: 'decided', outcome, decidedAt: data.decidedAt ?? time, ...late }, kit);
    }),
  ];
}

/** What the departments tell of reviews of their decisions. */
export const reviewsTold: readonly Reaction[] = laneNames.flatMap((service) => hearing(service, reviewsOf[service]));

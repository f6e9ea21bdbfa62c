import { educationContract } from '../../../services/education/contract.ts';
import { housingContract } from '../../../services/housing/contract.ts';
import { hukouContract } from '../../../services/hukou/contract.ts';
import { medicalContract } from '../../../services/medical/contract.ts';
import type { AnyOperation } from '../../../shared/contract/index.ts';
import type { Lane } from '../../journey/steps/application.ts';
import { schoolId } from './stock.ts';

/** One thing that somebody asks of a case. */
export interface Order {
  by: 'caseworker' | 'talent' | 'employer';
  operation: AnyOperation;
  body: unknown;
  /** The refusal that says it has happened by itself meanwhile; then the story goes on. */
  already?: string;
}

/** What happens to one department's case, before the clock is moved ahead and after it. */
export interface LaneCourse {
  orders: readonly Order[];
  later: readonly Order[];
  /** What the department decides when there is nothing left to grant. */
  otherwise: Order;
}

const everything = ['hukou', 'housing', 'education', 'medical'] as const;
/** Not everybody asks for everything; the mean is near the 2.25 services of an application in the district's year. */
const askedBy: readonly (readonly Lane[])[] = [everything, ['medical'], ['hukou', 'housing'], ['education']];

type Special = Pick<Course, 'withdraws'> & { asks: readonly Lane[] };
const lateCourse: Special = { asks: ['housing', 'medical'] };
const withdrawnCourse: Special = { asks: ['hukou', 'housing'], withdraws: [] };
const partlyWithdrawnCourse: Special = { asks: ['hukou', 'housing', 'medical'], withdraws: ['housing', 'medical'] };

/** The services that the journey's application asks for. */
export const lanesOf = ({ lanes }: Course): Lane[] => everything.filter((lane) => lane in lanes);

/** What happens in one journey; the same for the same number. */
export interface Course {
  index: number;
  lanes: Readonly<Partial<Record<Lane, LaneCourse>>>;
  /** What the talent takes back meanwhile; an empty list stands for everything. */
  withdraws?: readonly Lane[];
  /** Whether the talent tries a second application while the first is under way. */
  appliesTwice: boolean;
  /** Whether a lane is left without a decision for good. */
  staysOpen: boolean;
}

const departments = {
  hukou: hukouContract.operations,
  housing: housingContract.operations,
  education: educationContract.operations,
  medical: medicalContract.operations,
} as const;

const staff = (operation: AnyOperation, body: unknown = {}): Order => ({ by: 'caseworker', operation, body });
const take = (lane: Lane): Order => staff(departments[lane].assignCase);
const move = (lane: Lane, ...stages: string[]): Order[] =>
  stages.map((to) => staff(departments[lane].advanceCase, { to }));
const approve = (lane: Lane): Order =>
  staff(departments[lane].decideCase, { outcome: 'approved', reasonCode: 'conditions-met' });
/** Reasons that can be true wherever a lane of the play is given up. */
const untenable: Readonly<Record<Lane, string>> = {
  hukou: 'channel-not-fitting',
  housing: 'already-housed',
  education: 'permit-or-insurance-missing',
  medical: 'no-entitlement',
};
const reject = (lane: Lane, reasonCode = untenable[lane]): Order =>
  staff(departments[lane].decideCase, { outcome: 'rejected', reasonCode });
const supplement = (lane: Lane): Order =>
  staff(departments[lane].requestSupplement, { missing: [{ zh: '合同（演示数据）', en: 'Contract (made up)' }] });
const answer = (lane: Lane): Order => ({
  by: 'talent',
  operation: departments[lane].answerSupplement,
  body: { answer: '见附件（演示数据 / made up）' },
});
/** A unit that is free has mostly come by itself as soon as the case waits. */
const offer: Order = {
  ...staff(departments.housing.offerUnit, { reason: '演示 / made up' }),
  already: 'wrong-stage',
};
const answerOffer = (accept: boolean): Order => ({
  by: 'talent',
  operation: departments.housing.answerOffer,
  body: { accept },
});

const lane = (name: Lane, orders: readonly Order[], later: readonly Order[] = []): LaneCourse => ({
  orders: [take(name), ...orders],
  later,
  otherwise: reject(name),
});

/** What becomes of the journey with this number; every kind comes back after some steps, and the kinds mix. */
export function courseOf(index: number): Course {
  const every = (step: number, place: number): boolean => index % step === place;
  const staysOpen = every(40, 20);
  const late = every(20, 9);
  const asked: Special = { asks: askedBy[index % askedBy.length] ?? everything };
  const { asks, withdraws } =
    [late && lateCourse, every(12, 7) && withdrawnCourse, every(12, 11) && partlyWithdrawnCourse].find(Boolean) ||
    asked;
  const all: Record<Lane, LaneCourse> = {
    hukou: hukouLane(every(20, 10), every(10, 5), staysOpen),
    housing: late ? lateHousing() : housingLane(every(16, 0), every(32, 0)),
    education: every(16, 3) ? placedLane() : lane('education', [reject('education')]),
    medical: late ? lane('medical', [], [reject('medical')]) : medicalLane(every(16, 5)),
  };
  return {
    index,
    lanes: Object.fromEntries(asks.map((name) => [name, all[name]])),
    ...(withdraws && { withdraws }),
    appliesTwice: every(10, 4),
    staysOpen,
  };
}

function hukouLane(whole: boolean, asked: boolean, staysOpen: boolean): LaneCourse {
  if (staysOpen) return lane('hukou', [supplement('hukou')]);
  const files: Order = { by: 'employer', operation: departments.hukou.fileCase, body: {} };
  const toNotice = move('hukou', 'DISTRICT_PREREVIEW', 'ACCEPTED', 'CITY_REVIEW', 'PUBLICITY');
  const onwards = move('hukou', 'APPROVED', 'POLICE_SYNC', 'MOVE_IN_PERMIT');
  if (whole)
    return lane(
      'hukou',
      [supplement('hukou'), answer('hukou'), files, ...toNotice],
      // The public notice runs its days; the clock moves past them.
      [...onwards, approve('hukou')],
    );
  return lane('hukou', asked ? [supplement('hukou'), reject('hukou', 'supplement-missing')] : [reject('hukou')]);
}

const toQueue = move('housing', 'ELIGIBILITY_CHECK', 'QUEUED');

function housingLane(whole: boolean, declines: boolean): LaneCourse {
  if (!whole) return lane('housing', [reject('housing')]);
  return lane('housing', [...toQueue, offer, answerOffer(!declines), approve('housing')]);
}

/** The offer is not answered in time, so it lapses when the clock moves; what others let lapse may come by itself. */
const lateHousing = (): LaneCourse =>
  lane('housing', [...toQueue, offer], [offer, answerOffer(true), approve('housing')]);

const placedLane = (): LaneCourse =>
  lane('education', [
    ...move('education', 'ENROLLED', 'VERIFIED', 'COORDINATED'),
    staff(departments.education.placeChild, { schoolId, reason: '演示 / made up' }),
    approve('education'),
  ]);

/** An appointment is kept when its time has come: after the clock was moved. */
function medicalLane(whole: boolean): LaneCourse {
  if (!whole) return lane('medical', [reject('medical')]);
  const booked = [...move('medical', 'ENTITLEMENT_OK'), staff(departments.medical.bookSlot)];
  return lane('medical', [...booked, ...move('medical', 'CONFIRMED')], [approve('medical')]);
}

import { localDateOf } from '../calendar/index.ts';
import type { Text } from '../contract/text.ts';
import { everyRow, type PersonKind, type PersonPart, type Place, personKind, type Remains } from '../rights/index.ts';
import type { Kit } from '../service/kit.ts';
import type { CaseAggregate } from './aggregate.ts';
import type { CaseEvents } from './contract/contract.ts';
import type { CaseRow } from './contract/rows.ts';
import retention from './data/retention.json' with { type: 'json' };
import type { Department } from './department.ts';
import type { Case } from './domain/state.ts';
import { listedLetter } from './letters/letter.ts';
import { type RatingAggregate, ratingIdOf } from './ratings/rating.ts';
import { type ReviewAggregate, reviewIdOf } from './reviews/aggregate.ts';
import type { Review } from './reviews/review.ts';
import { statusOf } from './status.ts';
import { ownOf } from './views.ts';

/** What is kept for the work alone and says nothing of the person. */
type Inner = 'clock' | 'settings' | 'effects' | 'grantKeys' | 'stageFrom';

/** A case as its person gets it: all that is kept, where it stands in words, and which letters there are. */
function shownWhole(department: Department, state: Case<unknown>, id: string) {
  const { clock: _clock, settings: _settings, effects: _effects, grantKeys: _keys, stageFrom: _from, ...kept } = state;
  const rest: Omit<Case<unknown>, Inner> = kept;
  const letters = state.letters.map((letter, at) => listedLetter(department, id, String(at + 1), letter));
  return { ...rest, standing: statusOf(department, state, id), letters };
}

/** How long a decision stays on file, counted from the day on which it was made. */
export function remainsAfter(decidedAt: string): Remains {
  const { reason, source, certainty, decisionYears } = retention;
  const [year = '', ...rest] = localDateOf(decidedAt).split('-');
  const day = rest.join('-') === '02-29' ? '02-28' : rest.join('-');
  return { reason, source, certainty, until: `${Number(year) + decisionYears}-${day}` };
}

const running: Text = { zh: '案件正在办理。', en: 'A case is under way.' };
const withdraw: Text = { zh: '请先撤回该项服务，再删除。', en: 'Withdraw the service first, then erase.' };
const reviewed: Text = { zh: '复核正在进行。', en: 'A review is under way.' };
const wait: Text = { zh: '请等待复核结束。', en: 'Wait until the review has ended.' };

const about = ({ title }: Department, zh: string, en: string) => ({
  zh: `${title.zh}：${zh}`,
  en: `${title.en}: ${en}`,
});

const commonOf = (department: Department) => ({
  purpose: about(department, '办理您的申请', 'working on your application'),
  recipients: [department.title],
  source: department.title,
});

interface Parts<A, C, R extends string> {
  department: Department;
  events: CaseEvents;
  aggregate: CaseAggregate<A, C, R>;
  review: ReviewAggregate;
  rating: RatingAggregate;
}

function kindsOf<A, C, R extends string>({ department, aggregate, review, rating }: Parts<A, C, R>): PersonKind[] {
  const { name } = department;
  const common = commonOf(department);
  return [
    personKind<Case<A>>({
      ...common,
      aggregate: aggregate as unknown as PersonKind['aggregate'],
      schema: `${name}.case.v1`,
      title: about(department, '案件', 'case'),
      shown: (state, id) => shownWhole(department, state, id),
      remains: ({ outcome }) => (outcome && outcome.outcome !== 'withdrawn' ? remainsAfter(outcome.at) : undefined),
      blocks: ({ status }) => (status === 'open' ? { reason: running, mend: withdraw } : undefined),
    }),
    personKind<Review>({
      ...common,
      aggregate: review as unknown as PersonKind['aggregate'],
      schema: `${name}.review.v1`,
      title: about(department, '复核', 'review of a decision'),
      shown: ({ clock: _clock, ...kept }) => kept,
      remains: ({ endedAt }) => (endedAt === undefined ? undefined : remainsAfter(endedAt)),
      blocks: ({ status }) => (status === 'open' ? { reason: reviewed, mend: wait } : undefined),
    }),
    personKind<object>({
      ...common,
      aggregate: rating as unknown as PersonKind['aggregate'],
      schema: `${name}.rating.v1`,
      title: about(department, '评价', 'rating'),
      shown: (state) => state,
    }),
  ];
}

/** A kind of the department's own, and whose number its streams have. */
export interface OwnKind {
  kind: PersonKind;
  under: 'case' | 'person';
}

/** A case, what belongs to it, and what of the department's own stands under its number. */
async function placesOfCase<A, C, R extends string>(
  { aggregate, review, rating }: Parts<A, C, R>,
  more: readonly OwnKind[],
  caseId: string,
  kit: Kit,
): Promise<Place[]> {
  const { decisions, passed } = (await kit.load(aggregate, caseId)).state;
  return [
    { aggregate, id: caseId },
    ...Array.from({ length: decisions }, (_, at) => ({ aggregate: review, id: reviewIdOf(caseId, at + 1) })),
    ...passed.map((step) => ({ aggregate: rating, id: ratingIdOf(caseId, step) })),
    ...more
      .filter(({ under }) => under === 'case')
      .map(({ kind: { aggregate: of } }) => ({ aggregate: of, id: caseId })),
  ];
}

/** Cases of the person, what belongs to each, and what of the department's own stands under its number or the person's. */
async function placesOf<A, C, R extends string>(
  parts: Parts<A, C, R>,
  more: readonly OwnKind[],
  person: string,
  kit: Kit,
): Promise<Place[]> {
  const rows = await everyRow<CaseRow>(kit, ownOf(person));
  const places = rows.map(({ caseId }) => placesOfCase(parts, more, caseId, kit));
  const theirs = more
    .filter(({ under }) => under === 'person')
    .map(({ kind }) => ({ aggregate: kind.aggregate, id: person }));
  return [...(await Promise.all(places)).flat(), ...theirs];
}

/** A department's part in persons' rights; `more` are its own kinds. */
export const casePersonPart =
  <A, C, R extends string>(parts: Parts<A, C, R>) =>
  (asked: PersonPart['asked'], more: readonly OwnKind[] = []): PersonPart => ({
    asked,
    events: parts.events,
    kinds: [...kindsOf(parts), ...more.map(({ kind }) => kind)],
    find: (person, kit) => placesOf(parts, more, person, kit),
    ofRecord: (applicationId, kit) => placesOfCase(parts, more, applicationId, kit),
  });

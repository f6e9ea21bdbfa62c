import { indicatorsContract } from '../../../services/indicators/contract.ts';
import type { CloudEvent } from '../../../shared/contract/index.ts';
import { lanes } from '../../journey/steps/application.ts';
import type { Platform } from '../../support/platform.ts';
import type { Records } from './logs.ts';

type Figures = Readonly<Record<string, number>>;

/** The figures that the platform tells. */
export async function toldFigures({ client }: Platform): Promise<Figures> {
  const answer = await client('leader-one')(indicatorsContract.operations.getIndicators);
  if (!answer.ok) throw new Error(answer.problem.code);
  return Object.fromEntries(answer.body.figures.map(({ figure, value }) => [figure, value]));
}

/** The same figures, counted here from the events of all logs. */
export function countedFigures(records: Records): Figures {
  const events = Object.values(records).flatMap((one) => one.events);
  const count = (type: string, having: Readonly<Record<string, unknown>> = {}): number =>
    events.filter((event) => event.type === `plus.${type}.v1` && fits(event, having)).length;
  const decisions = lanes.flatMap((lane) => {
    const decided = (having: Readonly<Record<string, unknown>>) => count(`${lane}.case-decided`, having);
    return [
      [`decisions.${lane}.in-time`, decided({ inTime: true })],
      [`decisions.${lane}.late`, decided({ inTime: false })],
      [`decisions.${lane}.approved`, decided({ outcome: 'approved' })],
      [`decisions.${lane}.rejected`, decided({ outcome: 'rejected' })],
    ];
  });
  return {
    ...promised(events),
    'signings.projects': count('signings.project-signed', { kind: 'project', first: true }),
    'signings.memoranda': 0,
    'signings.capital-increases': 0,
    'signings.amount-cny': 0,
    'applications.submitted': count('talent.application-submitted'),
    'applications.completed': count('talent.application-completed', { status: 'COMPLETED' }),
    'applications.withdrawn': count('talent.application-completed', { status: 'WITHDRAWN' }),
    ...Object.fromEntries(decisions),
    'resources.requested': count('incubators.resource-requested'),
    'resources.granted': count('incubators.resource-granted'),
    'resources.waitlisted': count('incubators.resource-waitlisted'),
  };
}

/** What the departments kept and missed, reckoned apart from the service's own way. */
function promised(events: readonly CloudEvent[]): Figures {
  const families = {
    promises: ['made', 'missed', 'warned', 'extended', 'escalated', 'paused', 'reopened'],
    reviews: ['opened', 'confirmed', 'changed', 'late'],
    ratings: ['given', 'stars', 'low'],
  };
  const total: Record<string, number> = {};
  for (const lane of lanes)
    for (const [family, names] of Object.entries(families))
      for (const name of names) total[`${family}.${lane}.${name}`] = 0;
  for (const event of events) {
    const [, lane = '', name = ''] = event.type.split('.');
    for (const [key, amount] of counted(name, event.data as Told)) {
      const figure = key.replace('*', lane);
      total[figure] = (total[figure] ?? 0) + amount;
    }
  }
  return total;
}

interface Told {
  step?: string;
  stage?: string;
  usedDays?: number;
  stars?: number;
  followUp?: boolean;
  inTime?: boolean;
  outcome?: string;
}

const one = (key: string): [string, number] => [key, 1];

/** What an event adds; `*` stands for its department. */
function counted(
  name: string,
  { step, stage, usedDays = 0, inTime, stars = 0, followUp, outcome }: Told,
): [string, number][] {
  const plain: Record<string, string> = {
    'case-promised': 'promises.*.made',
    'case-extended': 'promises.*.extended',
    'case-reopened': 'promises.*.reopened',
    'review-opened': 'reviews.*.opened',
    'review-overdue': 'reviews.*.late',
  };
  if (plain[name]) return [one(plain[name])];
  const kept: Record<string, string> = { 'case-warned': 'warned', 'case-escalated': 'escalated' };
  if (kept[name]) return [one(`promises.*.${kept[name]}`), one(`steps.*.${stage}.${kept[name]}`)];
  if (name === 'case-overdue') return [one('promises.*.missed'), one(`steps.*.${stage}.missed`)];
  if (name === 'case-paused') return [one('promises.*.paused'), one(`steps.*.${step}.paused`)];
  if (name === 'step-finished')
    return [
      one(`steps.*.${step}.finished`),
      [`steps.*.${step}.days`, usedDays],
      one(`steps.*.${step}.${inTime ? 'in-time' : 'late'}`),
    ];
  if (name === 'review-decided') return [one(`reviews.*.${outcome}`)];
  if (name !== 'rating-given') return [];
  const rated: [string, number][] = [one('ratings.*.given'), ['ratings.*.stars', stars]];
  const low = followUp ? [one('ratings.*.low')] : [];
  return [...rated, ...low, one(`steps.*.${step}.ratings`), [`steps.*.${step}.stars`, stars]];
}

const fits = ({ data }: CloudEvent, having: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(having).every(([name, value]) => (data as Record<string, unknown>)[name] === value);

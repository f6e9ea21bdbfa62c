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

const fits = ({ data }: CloudEvent, having: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(having).every(([name, value]) => (data as Record<string, unknown>)[name] === value);

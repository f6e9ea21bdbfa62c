import type { LinkTold } from '../../../shared/casework/contract/index.ts';
import type { LaneName } from '../lanes.ts';
import type { Consents } from './consent-state.ts';
import { inForce } from './consents.ts';
import { type Application, type LaneStatus, laneOf } from './state.ts';

/** Lanes to which the outcome of another is a help; it never holds them up. */
const informs: Partial<Record<LaneName, LaneName>> = { education: 'hukou', housing: 'hukou' };

/** For what a department may see the outcome of another one. */
const purpose = 'outcome-reuse';

/** Whether a consent is about seeing another department's outcome. */
export const isForOutcomes = (terms: { purpose: string }): boolean => terms.purpose === purpose;

/** Lanes of an application that another of them (`from`) informs. */
export const linkedLanes = (services: readonly LaneName[]): { service: LaneName; from: LaneName }[] =>
  services.flatMap((service) => {
    const from = informs[service];
    return from && services.includes(from) ? [{ service, from }] : [];
  });

/** Those of an application's lanes that another of them informs. */
export const informedLanes = (services: readonly LaneName[]): LaneName[] =>
  linkedLanes(services).map(({ service }) => service);

/** Those of them whose departments may see what informs them, as the person consents. */
export const outcomeReaders = (given: Consents, person: string, services: readonly LaneName[]): LaneName[] =>
  informedLanes(services).filter((recipient) => inForce(given, { subject: person, recipient, purpose }));

const words = { approved: { zh: '已通过', en: 'granted' }, rejected: { zh: '未通过', en: 'rejected' } } as const;

/** An outcome that says something to others; what was withdrawn does not. */
function outcomeIn(status: LaneStatus | undefined) {
  const told = status?.outcome;
  return told === undefined || told.outcome === 'withdrawn' ? undefined : { outcome: told.outcome, at: told.at };
}

/** The outcome of hukou, for lanes that it informs; nothing until there is one, or when it was withdrawn. */
export function outcomeFor(from: LaneName, state: Application) {
  const told = outcomeIn(laneOf(state, from).status);
  if (!told) return undefined;
  const { outcome, at } = told;
  const on = at.slice(0, 10);
  const { zh, en } = words[outcome];
  return { outcome, on, text: { zh: `参考落户结果：${on} ${zh}`, en: `informed by hukou: ${en} on ${on}` } };
}

const open = { zh: '落户结果供参考：尚无结果', en: 'hukou informs this: no outcome yet' };
const closed = {
  zh: '落户结果供参考：本人未同意本部门查看',
  en: 'hukou informs this: the talent has not consented to its outcome being seen here',
};

/** Whether a lane's department may see the outcome that informs it, as the person consents. */
export const mayRead = ({ readers }: Application, service: LaneName): boolean =>
  readers?.services.includes(service) === true;

/** What informs the lanes of an application, as their departments may see it. */
export const linksOf = (state: Application): LinkTold[] =>
  linkedLanes(state.form.services).map(({ service, from }) =>
    mayRead(state, service)
      ? { service, from, shared: true, ...(outcomeFor(from, state) ?? { text: open }) }
      : { service, from, shared: false, text: closed },
  );

/** Whether a status changes an outcome that the department of another lane may see. */
export function informsOthers(
  service: LaneName,
  before: LaneStatus | undefined,
  after: LaneStatus,
  state: Application,
) {
  const read = informedLanes(state.form.services).some((lane) => informs[lane] === service && mayRead(state, lane));
  const [known, told] = [outcomeIn(before), outcomeIn(after)];
  return read && (known?.outcome !== told?.outcome || known?.at !== told?.at);
}

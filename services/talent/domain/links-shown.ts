import type { LaneName } from '../lanes.ts';
import { linkedLanes, mayRead, outcomeFor } from './links.ts';
import { type Application, isTerminal, laneOf } from './state.ts';

const texts = {
  closed: {
    zh: '落户结果可供参考，但您未同意本部门查看（outcome-reuse），因此未告知本部门',
    en: 'the outcome of hukou could inform this; you have not consented to this department seeing it (outcome-reuse), so it was not told',
  },
  awaited: {
    zh: '落户有结果后供本部门参考；本项不因此等待',
    en: 'will be informed by the outcome of hukou; nothing waits for it',
  },
  none: { zh: '落户已撤回，没有结果可供参考', en: 'hukou was withdrawn: there is no outcome to inform this' },
  informs: { zh: '本项结果将供该部门参考', en: 'its outcome will inform that department' },
  informed: { zh: '本项结果已供该部门参考', en: 'its outcome informs that department' },
  kept: {
    zh: '本项结果可供该部门参考，但您未同意其查看（outcome-reuse）',
    en: 'its outcome could inform that department; you have not consented to its seeing it (outcome-reuse)',
  },
};

/** What informs a lane, for the talent: what its department was told, or why it was not, or that there is nothing yet. */
function informedBy(service: LaneName, from: LaneName, state: Application) {
  const shared = mayRead(state, service);
  if (!shared) return { service: from, shared, text: texts.closed };
  const told = outcomeFor(from, state);
  if (!told) return { service: from, shared, text: isTerminal(laneOf(state, from)) ? texts.none : texts.awaited };
  const { outcome, on, text } = told;
  return { service: from, shared, outcome, on, text };
}

/** Which lane a lane informs, for the talent. */
function informing(service: LaneName, from: LaneName, state: Application) {
  const shared = mayRead(state, service);
  const text = outcomeFor(from, state) ? texts.informed : texts.informs;
  return { service, shared, text: shared ? text : texts.kept };
}

/** How a lane depends on another, or another on it; nothing where neither does. */
export function linksShown(service: LaneName, state: Application) {
  const links = linkedLanes(state.form.services);
  const from = links.find((link) => link.service === service)?.from;
  const to = links.filter((link) => link.from === service);
  return {
    ...(from && { informedBy: [informedBy(service, from, state)] }),
    ...(to.length > 0 && { informs: to.map((link) => informing(link.service, service, state)) }),
  };
}

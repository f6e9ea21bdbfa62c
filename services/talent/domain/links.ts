import type { LaneName } from '../lanes.ts';
import { type Application, laneOf } from './state.ts';

/** Lanes to which the outcome of another is a help; it never holds them up. */
const informs: Partial<Record<LaneName, LaneName>> = { education: 'hukou', housing: 'hukou' };

const words = { approved: { zh: '已通过', en: 'granted' }, rejected: { zh: '未通过', en: 'rejected' } } as const;

/** The outcome of hukou, as a link beside a lane that it informs; nothing until there is one, or when it was withdrawn. */
export function informedBy(service: LaneName, state: Application) {
  const from = informs[service];
  const told = from && state.form.services.includes(from) ? laneOf(state, from).status?.outcome : undefined;
  if (from === undefined || told === undefined || told.outcome === 'withdrawn') return {};
  const on = told.at.slice(0, 10);
  const { zh, en } = words[told.outcome];
  const text = { zh: `参考落户结果：${on} ${zh}`, en: `informed by hukou: ${en} on ${on}` };
  return { informedBy: [{ service: from, outcome: told.outcome, on, text }] };
}

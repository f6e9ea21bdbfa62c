import { accept, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import { known, sameMoney } from './amounts.ts';
import { legal } from './decide-advance.ts';
import { investorOf, type Project, type ProjectCode, type ProjectCommand, type ProjectEvent } from './project.ts';

type Change = Extract<ProjectCommand, { type: 'change-investor' }>;

/**
 * Another enterprise takes the project over: the record is replaced and the project still counts once (Sanming's rule,
 * adopted). An amount that the new record does not name stays as it was.
 */
export function decideInvestor(
  { on, to, reason, amounts }: Change,
  state: Project,
  today: string,
): Decision<ProjectEvent, ProjectCode> {
  if (on > today) return refuse('date-in-future', { pointer: '/on' });
  const last = state.investors.at(-1);
  if (last?.to === to && last.on === on) return accept();
  const from = investorOf(state);
  if (from === to) return refuse('same-investor', { pointer: '/enterpriseId' });
  if (state.stage === 'WITHDRAWN') return refuse('stage-not-legal', { detail: legal(state.stage) });
  const change = { on, ...(from === undefined ? {} : { from }), to, reason };
  return accept({ type: 'investor-changed', change, amounts: known(amounts), ...recounted(state, amounts.signed) });
}

function recounted({ counted }: Project, signed: Change['amounts']['signed']) {
  if (!counted || !signed || sameMoney(counted.amount, signed)) return {};
  const countedAmount = { amount: signed.amount, currency: signed.currency };
  return { countedAmount, ...(counted.amount ? { countedBefore: counted.amount } : {}) };
}

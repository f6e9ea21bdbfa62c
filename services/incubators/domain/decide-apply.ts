import { localDateOf } from '../../../shared/calendar/index.ts';
import { text } from '../../../shared/contract/text.ts';
import { accept, refuse } from '../../../shared/log/aggregate.ts';
import { type Decided, maxActive, type Of, type Resource, reachable, requestOf } from './resource.ts';
import { type VoucherLimit, voucherLimit } from './voucher-limit.ts';
import { voucherRules } from './voucher-rules.ts';

type Apply = Of<'apply'>;

/** An enterprise asks for an amount; a voucher rule may bound it, and what it cannot tell a person must check. */
export function decideApply(command: Apply, state: Resource, at: string): Decided {
  const { requestId, enterpriseId, amount, purpose, voucher } = command;
  if (requestOf(state, requestId)) return accept();
  if (amount > reachable(state)) return refuse('above-capacity', { pointer: '/amount' });
  if (Object.keys(state.requests).length >= maxActive) return refuse('queue-full');
  const limit = limitOf(command, state, at);
  const refused = limit && refusedBy(limit, amount);
  if (refused) return refused;
  const check = limit?.answer === 'check';
  const about = { enterpriseId, amount, purpose, check, ...(limit && voucher ? { voucher } : {}) };
  return accept({ type: 'applied', requestId, request: { ...about, status: 'APPLIED', appliedAt: at } });
}

function limitOf({ voucher = {} }: Apply, { offer }: Resource, at: string): VoucherLimit | undefined {
  const rule = voucherRules.find(({ id }) => id === offer.voucherRule);
  return rule && voucherLimit(rule, voucher, localDateOf(at));
}

function refusedBy({ unmet, unknown, atMostFen }: VoucherLimit, amount: number): Decided | undefined {
  if (unmet.length > 0)
    return refuse('voucher-refused', { pointer: '/voucher', detail: text(unmet.join('、'), unmet.join(', ')) });
  if (unknown.includes('base-amount')) return refuse('voucher-facts-missing', { pointer: '/voucher' });
  if (atMostFen === undefined || amount <= atMostFen) return undefined;
  return refuse('above-voucher-limit', {
    pointer: '/amount',
    detail: text(`最多 ${atMostFen} 分`, `at most ${atMostFen} fen`),
  });
}

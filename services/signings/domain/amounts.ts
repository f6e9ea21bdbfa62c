/** An amount in the smallest unit of its currency. */
export interface Money {
  amount: number;
  currency: 'CNY' | 'USD' | 'EUR' | 'HKD';
}

/** What a project's money is known to be; each kind stands for itself, and what is left out is unknown. */
export interface Amounts {
  /** The investment that the signing names. */
  signed?: Money | undefined;
  /** 合同外资 */
  contractedForeign?: Money | undefined;
  /** 实到外资, cumulative. */
  paidInForeign?: Money | undefined;
}

const kinds = ['signed', 'contractedForeign', 'paidInForeign'] as const;

export const sameMoney = (a: Money | undefined, b: Money | undefined): boolean =>
  a?.amount === b?.amount && a?.currency === b?.currency;

/** Only what is known, so that equal amounts are equal as JSON. */
export function known(amounts: Amounts): Amounts {
  return Object.fromEntries(
    kinds.flatMap((kind) => {
      const money = amounts[kind];
      return money ? [[kind, { amount: money.amount, currency: money.currency }]] : [];
    }),
  );
}

/** What was known, overlaid with what is newly known. */
export const merged = (before: Amounts, now: Amounts): Amounts => ({ ...known(before), ...known(now) });

/** Whether `now` says nothing that `before` does not say already. */
export const addsNothing = (before: Amounts, now: Amounts): boolean =>
  kinds.every((kind) => now[kind] === undefined || sameMoney(before[kind], now[kind]));

/** What a capital increase adds: the increment to the amount that counts (Sanming's rule, adopted). */
export type Increment = { ok: true; increment: Money } | { ok: false; code: 'currency-differs' | 'not-an-increase' };

export function incrementOf(from: Money, to: Money): Increment {
  if (from.currency !== to.currency) return { ok: false, code: 'currency-differs' };
  if (to.amount <= from.amount) return { ok: false, code: 'not-an-increase' };
  return { ok: true, increment: { amount: to.amount - from.amount, currency: to.currency } };
}

import type { Kit } from '../../service/index.ts';
import { cancelledOf, withdrawnOf } from './evolve-item.ts';

const lists = { withdrawn: withdrawnOf, cancelled: cancelledOf } as const;

/** A page of what is not offered of a stock's list, withdrawn or cancelled; none of it is free. */
export async function pageOfHidden<T>(
  kit: Kit,
  list: string,
  { show, limit, cursor }: { show: keyof typeof lists; limit: number; cursor?: string | undefined },
) {
  const result = await kit.page<T>(lists[show](list), { limit, cursor });
  if (!result.ok) return { ok: false, refusal: { code: 'bad-cursor', pointer: '#query/cursor' } } as const;
  const { items, next } = result.page;
  const shown = items.map((item) => ({ ...item, free: false }));
  return { ok: true, body: { items: shown, ...(next === undefined ? {} : { next }) } } as const;
}

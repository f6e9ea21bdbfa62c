import type { Case } from './state.ts';

/** A waiting for another body that is over, and how it came to be. */
export function waitedOf(before: Case<unknown>, { body, status }: Case<unknown>, type: string, at: string) {
  if (!before.body || body) return {};
  const { text, since } = before.body;
  const moved = status === 'closed' ? ('closed' as const) : ('moved' as const);
  const how = type === 'body-answered' ? ('ended' as const) : moved;
  return { waited: [...(before.waited ?? []), { text, since, until: at, how }] };
}

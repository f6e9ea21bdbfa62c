import type { FaultPlan, Faults } from './types.ts';

/** Faults drawn from a seeded generator; none until a plan is set. The same plan draws the same numbers again. */
export function createFaults(): Faults {
  let plan: FaultPlan | undefined;
  let next = generator(0);
  let struck: Record<string, number> = {};
  return {
    plan: () => plan,
    set(wanted) {
      plan = wanted;
      next = generator(wanted?.seed ?? 0);
      struck = {};
    },
    strikes(kind) {
      const probability = plan?.[kind] ?? 0;
      if (probability <= 0 || next() >= probability) return false;
      struck[kind] = (struck[kind] ?? 0) + 1;
      return true;
    },
    random: () => next(),
    counts: () => ({ ...struck }),
  };
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state are plenty for choosing faults. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

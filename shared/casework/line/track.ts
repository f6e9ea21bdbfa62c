import type { CaseEvent } from '../domain/events.ts';
import { evolveCase } from '../domain/evolve.ts';
import { type Case, type Hold, isAsked } from '../domain/state.ts';
import type { Item, Standing } from './state.ts';

/** What a case that can wait in line keeps beside the rest. */
export interface Lined {
  /** When it came to its stage. */
  since?: string;
  /** What it held and gave back, in that order. */
  left?: readonly Hold[];
}

/** Evolves a case as casework does, and keeps since when it stands where it does and what it gave back. */
export function evolveLined<A, S extends Case<A> & Lined>(
  state: S,
  event: CaseEvent<A>,
  meta: { at: string; by: string },
): S {
  const next = evolveCase(state, event, meta) as S;
  const moved = next.stage === state.stage ? {} : { since: meta.at };
  const gave = state.hold && state.hold.claim !== next.hold?.claim ? { left: [...(state.left ?? []), state.hold] } : {};
  return { ...next, ...moved, ...gave };
}

export interface Rules<A> {
  /** The stage in which a case waits. */
  waitsIn: string;
  rankOf(state: Case<A>): number;
  itemOf(hold: Hold): Item;
}

/** Where a case stands, as its line wants to know it. */
export function standingOf<A>(
  { waitsIn, rankOf, itemOf }: Rules<A>,
  state: Case<A> & Lined,
  version: number,
): Standing {
  const { since, left = [], hold, status, stage, openedAt } = state;
  const waits = status === 'open' && stage === waitsIn;
  return {
    version,
    ...(waits && { waiting: { rank: rankOf(state), since: since ?? openedAt, ready: !isAsked(state) } }),
    ...(hold && { holds: hold.id }),
    left: left.map(itemOf),
  };
}

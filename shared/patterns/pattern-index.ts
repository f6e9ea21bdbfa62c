import type { CompiledPattern } from './compile.ts';
import { type FlatEvent, flatten } from './event/flatten.ts';
import type { Entry, Owner } from './lookup/entry.ts';
import { LookupNode } from './lookup/lookup-node.ts';
import { createPathCounts } from './lookup/path-counts.ts';
import { createPopularity } from './lookup/popularity.ts';
import { matchesAlternative } from './matching/match-alternative.ts';

/** Patterns by key; finds the keys of all patterns that match an event without trying each pattern. */
export interface PatternIndex<K> {
  readonly size: number;
  /** Adds the pattern under `key`, in place of any that is there. */
  add(key: K, pattern: CompiledPattern): void;
  /** True when there was one. */
  remove(key: K): boolean;
  /** Keys of all matching patterns, each once, in the order in which they were added. */
  match(event: unknown): K[];
}

interface Subscription<K> extends Owner {
  readonly key: K;
  readonly pattern: CompiledPattern;
  readonly entries: readonly Entry[];
}

/**
 * An empty index. The time of `match` grows with the event and with the patterns that match it, not with those that
 * do not; exceptions are patterns that can only be told apart by many different anything-but or exists.
 */
export function createPatternIndex<K>(): PatternIndex<K> {
  return new DecisionTreeIndex<K>();
}

class DecisionTreeIndex<K> implements PatternIndex<K> {
  readonly #subscriptions = new Map<K, Subscription<K>>();
  readonly #byOrder = new Map<number, Subscription<K>>();
  readonly #wanted = createPathCounts();
  readonly #popularity = createPopularity();
  readonly #root = new LookupNode(this.#popularity);
  #added = 0;
  #runs = 0;

  get size(): number {
    return this.#subscriptions.size;
  }

  add(key: K, pattern: CompiledPattern): void {
    this.remove(key);
    this.#added += 1;
    const entries: Entry[] = [];
    const subscription = { key, order: this.#added, lastFound: 0, pattern, entries };
    for (const alternative of pattern.alternatives) {
      entries.push({ alternative, owner: subscription, homes: [], lastLook: 0 });
    }
    for (const { alternative } of entries) this.#popularity.count(alternative, 1);
    for (const entry of entries) this.#root.add(entry);
    this.#wanted.add(pattern.alternatives);
    this.#byOrder.set(subscription.order, subscription);
    this.#subscriptions.set(key, subscription);
  }

  remove(key: K): boolean {
    const subscription = this.#subscriptions.get(key);
    if (!subscription) return false;
    for (const entry of subscription.entries) {
      for (const home of [...entry.homes]) home.drop(entry);
      this.#popularity.count(entry.alternative, -1);
    }
    this.#wanted.remove(subscription.pattern.alternatives);
    this.#byOrder.delete(subscription.order);
    return this.#subscriptions.delete(key);
  }

  match(event: unknown): K[] {
    const flat = flatten(event, this.#wanted);
    if (!flat) return [];
    return this.#find(flat)
      .flatMap((order) => this.#byOrder.get(order) ?? [])
      .map(({ key }) => key);
  }

  #find(event: FlatEvent): number[] {
    this.#runs += 1;
    const run = this.#runs;
    const found: number[] = [];
    this.#root.visit(event, (entry) => {
      const { owner, alternative } = entry;
      if (entry.lastLook === run || owner.lastFound === run) return;
      entry.lastLook = run;
      if (!matchesAlternative(alternative, event)) return;
      owner.lastFound = run;
      found.push(owner.order);
    });
    return found.sort((a, b) => a - b);
  }
}

export interface CallCount {
  caller: string;
  /** For instance `dynamodb:PutItem`. */
  action: string;
  calls: number;
  /** Calls answered with an error. */
  errors: number;
  /** Items or entries carried, where the action is a batch; else as many as calls. */
  items: number;
  /** Capacity units, as far as the database was asked to return them. */
  capacityUnits: number;
}

export interface Counter {
  add(caller: string, action: string, seen: { failed: boolean; items: number; capacityUnits: number }): void;
  counts(): CallCount[];
  reset(): void;
}

/** Calls per caller and action. */
export function createCounter(): Counter {
  const all = new Map<string, CallCount>();
  return {
    add(caller, action, { failed, items, capacityUnits }) {
      const key = `${caller} ${action}`;
      const count = all.get(key) ?? { caller, action, calls: 0, errors: 0, items: 0, capacityUnits: 0 };
      all.set(key, count);
      count.calls += 1;
      count.errors += failed ? 1 : 0;
      count.items += items;
      count.capacityUnits += capacityUnits;
    },
    counts: () => [...all.values()].map((count) => ({ ...count })),
    reset: () => all.clear(),
  };
}

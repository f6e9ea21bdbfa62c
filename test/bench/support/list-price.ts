/** What one journey uses of AWS. */
export interface Usage {
  requests: number;
  invocations: number;
  /** GB-seconds. */
  memory: number;
  writeUnits: number;
  readUnits: number;
  /** Entries put on the bus, each of at most 64 KB. */
  entries: number;
  messages: number;
}

/** USD for each, on demand, us-east-1, list of 2026-11-23 (arm64 for memory). */
const prices: Readonly<Record<keyof Usage, number>> = {
  requests: 1e-6,
  invocations: 0.2e-6,
  memory: 0.0000133334,
  writeUnits: 0.625e-6,
  readUnits: 0.125e-6,
  entries: 1e-6,
  messages: 0.4e-6,
};

/** USD for it all, without the free tier, logs, storage, keys and what runs while idle. */
export const listPrice = (usage: Partial<Usage>): number =>
  Object.entries(usage).reduce((sum, [name, amount]) => sum + amount * prices[name as keyof Usage], 0);

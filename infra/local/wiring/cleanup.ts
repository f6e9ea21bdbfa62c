type Step = () => void | Promise<void>;

/** Steps that undo a start, run last first. */
export interface Cleanup {
  add(step: Step): void;
  /** Runs every step even when one fails; the first failure is thrown at the end. */
  run(): Promise<void>;
}

export function createCleanup(): Cleanup {
  const steps: Step[] = [];
  return {
    add: (step) => steps.push(step),
    async run() {
      const failures: unknown[] = [];
      for (let step = steps.pop(); step; step = steps.pop()) {
        try {
          await step();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}

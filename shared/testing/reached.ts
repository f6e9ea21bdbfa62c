/** Notes what the courses of a property test come to; `missing` names what none of them came to. */
export function reaching(wanted: readonly string[]) {
  const seen = new Set<string>();
  return {
    note: (...met: readonly string[]) => {
      for (const one of met) seen.add(one);
    },
    missing: (): string[] => wanted.filter((one) => !seen.has(one)),
  };
}

/** What must hold at every step of thousands; said by name when it does not, and without the cost of an `expect`. */
export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`it does not hold that ${what}`);
}

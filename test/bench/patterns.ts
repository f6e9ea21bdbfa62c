import { compilePattern, createPatternIndex, type PatternIndex } from '../../shared/patterns/index.ts';
import { BENCH_EVENT, PATTERN_FAMILIES, type PatternFamily } from './pattern-families.ts';
import { type BenchRow, median, rowOf } from './support/row.ts';

const FEW = 100;
const MANY = 100_000;
const MATCHING = 10;
const ROUNDS = 15;
const EVENTS_PER_ROUND = 2_000;
const MOST = 2;

/** Time to match one event against 100,000 subscriptions beside 100 (the floor), ten matching in both. */
export async function benchPatterns(): Promise<BenchRow[]> {
  return PATTERN_FAMILIES.map(measureFamily);
}

function measureFamily(family: PatternFamily): BenchRow {
  const [few, many] = [buildIndex(family, FEW), buildIndex(family, MANY)];
  const [fewTimes, manyTimes]: [number[], number[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round += 1) {
    fewTimes.push(timeRound(few));
    manyTimes.push(timeRound(many));
  }
  const [floor, value] = [median(fewTimes.slice(1)), median(manyTimes.slice(1))];
  return rowOf({
    name: `patterns, ${family.name}: one event against ${MANY.toLocaleString('en')} subscriptions, not ${FEW}`,
    value,
    unit: 'µs',
    floor,
    goal: `at most ${MOST} ×`,
    met: ({ ratio }) => ratio <= MOST,
  });
}

function buildIndex(family: PatternFamily, size: number): PatternIndex<number> {
  const index = createPatternIndex<number>();
  for (let number = 0; number < size; number += 1) {
    const pattern = compilePattern(number % (size / MATCHING) === 0 ? family.matching : family.other(number));
    if (!pattern.ok) throw new Error(JSON.stringify(pattern.errors));
    index.add(number, pattern);
  }
  const found = index.match(BENCH_EVENT).length;
  if (found !== MATCHING) throw new Error(`${family.name}: ${found} subscriptions match, not ${MATCHING}`);
  return index;
}

/** Microseconds per event in one round. */
function timeRound(index: PatternIndex<number>): number {
  const start = performance.now();
  for (let event = 0; event < EVENTS_PER_ROUND; event += 1) index.match(BENCH_EVENT);
  return ((performance.now() - start) * 1000) / EVENTS_PER_ROUND;
}

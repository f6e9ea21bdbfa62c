import { pathToFileURL } from 'node:url';
import { compilePattern, createPatternIndex, type PatternIndex } from '../../shared/patterns/index.ts';
import { BENCH_EVENT, PATTERN_FAMILIES, type PatternFamily } from './pattern-families.ts';

const FEW = 100;
const MANY = 100_000;
const MATCHING = 10;
const ROUNDS = 15;
const EVENTS_PER_ROUND = 2_000;
const MOST = 2;

/** One measured line: `floor` is what `value` is compared with, `ratio` is value / floor. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly floor: number;
  readonly ratio: number;
  readonly goal: string;
  readonly met: boolean;
}

/** Time to match one event against 100,000 subscriptions beside 100 (the floor), ten matching in both. */
export async function benchPatterns(): Promise<{ rows: BenchRow[] }> {
  return { rows: PATTERN_FAMILIES.map(measureFamily) };
}

function measureFamily(family: PatternFamily): BenchRow {
  const [few, many] = [buildIndex(family, FEW), buildIndex(family, MANY)];
  const [fewTimes, manyTimes]: [number[], number[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round += 1) {
    fewTimes.push(timeRound(few));
    manyTimes.push(timeRound(many));
  }
  const [floor, value] = [median(fewTimes.slice(1)), median(manyTimes.slice(1))];
  return {
    name: `patterns, ${family.name}: one event against ${MANY} subscriptions`,
    value,
    unit: 'µs',
    floor,
    ratio: value / floor,
    goal: `at most ${MOST} × the time against ${FEW}`,
    met: value <= MOST * floor,
  };
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

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.table((await benchPatterns()).rows);

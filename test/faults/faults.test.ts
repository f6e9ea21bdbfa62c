import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Platform, startPlatform } from '../support/platform.ts';
import { cast, talentCount } from './play/cast.ts';
import { faultPlan, type Played, playAll } from './play/run.ts';
import { lostEvents } from './proofs/arrivals.ts';
import { doubleApplications, stuckApplications, wrongCases } from './proofs/cases.ts';
import { brokenChains, wrongViews } from './proofs/chains.ts';
import { countedFigures, toldFigures } from './proofs/figures.ts';
import { grantedNow, overbooked, overgranted } from './proofs/grants.ts';
import { type Records, readRecords } from './proofs/logs.ts';
import { wrongAtPartner } from './proofs/partner.ts';

describe(`given ${talentCount} journeys while calls are throttled and cut off, and events come late, twice and in any order`, () => {
  let platform: Platform;
  let played: Played;
  let records: Records;

  beforeAll(async () => {
    platform = await startPlatform({ personas: cast });
    played = await playAll(platform);
    await platform.settle(300_000);
    records = await readRecords(platform);
  }, 900_000);
  afterAll(async () => {
    await played?.receiver.stop();
    await platform?.stop();
  });

  test('then every fault that was planned has struck', () => {
    const { seed: _seed, delayMs: _delay, ...rates } = faultPlan;
    console.log(`faults: ${JSON.stringify(played.struck)}`);
    expect(Object.keys(rates).filter((fault) => (played.struck[fault] ?? 0) === 0)).toEqual([]);
  });

  test('then no lane is stuck and no message is dead', () => {
    const dead = Object.entries(platform.engine.queues()).filter(([name]) => name.endsWith('-dlq'));
    expect(dead.filter(([, { visible, inFlight, delayed }]) => visible + inFlight + delayed > 0)).toEqual([]);
    expect(stuckApplications(records, played.journeys)).toEqual([]);
  });

  test('then every public event arrived at each service that wants it', () => {
    expect(lostEvents(records)).toEqual([]);
  });

  test('then the partner has exactly the events that it is entitled to', () => {
    expect(wrongAtPartner(records, played.receiver)).toEqual([]);
  });

  test('then nothing happened twice, and every chain of commits is whole', () => {
    expect(brokenChains(records)).toEqual([]);
    expect(wrongCases(records)).toEqual([]);
    expect(doubleApplications(records)).toEqual([]);
  });

  test('then nothing was granted beyond what there is', () => {
    expect(overgranted(records)).toEqual([]);
    expect(overbooked(records)).toEqual([]);
    expect(Object.values(grantedNow(records)).every((count) => count > 0)).toBe(true);
  });

  test('then the figures are what the logs say', async () => {
    expect(await toldFigures(platform)).toEqual(countedFigures(records));
  });

  test('then every list shows what the logs say', () => {
    expect(wrongViews(records)).toEqual([]);
  });
});

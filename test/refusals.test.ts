import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rightsByObject } from './authorization/by-object.ts';
import { rightsByRole, withoutTheRight } from './authorization/by-role.ts';
import { nobody, pretender, strangers } from './authorization/strangers.ts';
import { badInput } from './fuzz/bad-input.ts';
import { existingThing } from './fuzz/existing.ts';
import { type Platform, startPlatform } from './support/platform.ts';

let platform: Platform;
const given = () => platform;

beforeAll(async () => {
  platform = await startPlatform({ personas: [nobody, pretender, ...strangers] });
});
afterAll(() => platform?.stop());

// One platform for all of them: first what must change nothing, so that there is nothing else to do it; then a story.
describe('bad input', () => badInput(given));
describe('without the right', () => withoutTheRight(given));
describe('a thing that exists', () => existingThing(given));
describe('rights by object', () => rightsByObject(given));
// The last, since it moves the clock.
describe('rights by role', () => rightsByRole(given));

describe('after all of it', () => {
  beforeAll(() => platform.settle());

  it('no function failed, and the engine has refused nothing to a function', () => {
    const lines = platform.engine.functions().flatMap((name) => platform.engine.logs(name, 1_000_000));
    expect(lines.filter((line) => line.includes('request-failed'))).toEqual([]);
    expect(platform.engine.troubles()).toEqual([]);
  });

  it('no message is dead', () => {
    const dead = Object.entries(platform.engine.queues()).filter(([name]) => name.endsWith('-dlq'));
    expect(dead.filter(([, { visible, inFlight, delayed }]) => visible + inFlight + delayed > 0)).toEqual([]);
  });
});

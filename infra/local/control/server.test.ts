import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FaultPlan } from '../types.ts';
import type { Controls } from './operations.ts';
import { type ControlServer, startControl } from './server.ts';

let server: ControlServer;
let offset = 0;
let plan: FaultPlan | undefined;

const controls = {
  apiUrl: 'http://api',
  issuerUrl: 'http://issuer',
  dynamodbEndpoint: 'http://database',
  clock: {
    now: () => Date.UTC(2026, 0, 1) + offset,
    offset: () => offset,
    advance(by: number) {
      offset += by;
    },
  },
  faults: {
    plan: () => plan,
    set(next: FaultPlan | undefined) {
      plan = next;
    },
    counts: () => ({ throttle: 2 }),
    strikes: () => false,
    random: () => 0,
  },
  functions: () => ['a'],
  schedules: () => [{ name: 's', at: 0 }],
  logs: (name: string) => [`line of ${name}`],
  queues: () => ({ q: { visible: 1, inFlight: 0, delayed: 0 } }),
  messages: () => [{ messageId: 'm', body: 'b', sentAt: 0, receiveCount: 3, messageAttributes: {} }],
} as unknown as Controls;

beforeAll(async () => {
  server = await startControl(controls, 0);
});
afterAll(() => server.stop());

async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
  const response = await fetch(`${server.url}${path}`, init);
  return { status: response.status, body: await response.json() };
}

describe('control API', () => {
  it('given a clock, when advanced, then it tells the new time', async () => {
    const moved = await call('POST', '/clock', { advanceMs: 86_400_000 });
    expect(moved).toEqual({ status: 200, body: { now: '2026-01-02T00:00:00.000Z', offsetMs: 86_400_000 } });
  });

  it('given faults, when set and read, then plan and counts come back, and a wrong plan is refused', async () => {
    await call('PUT', '/faults', { seed: 7, throttle: 0.5 });
    expect(await call('GET', '/faults')).toMatchObject({
      body: { plan: { seed: 7, throttle: 0.5 }, counts: { throttle: 2 } },
    });
    expect((await call('PUT', '/faults', { seed: 7, throtle: 0.5 })).status).toBe(400);
    await call('DELETE', '/faults');
    expect(plan).toBeUndefined();
  });

  it('given queues and logs, when asked, then messages and lines are shown', async () => {
    expect((await call('GET', '/queues')).body).toMatchObject({ q: { visible: 1, messages: [{ messageId: 'm' }] } });
    expect((await call('GET', '/logs/a')).body).toEqual(['line of a']);
  });

  it('given a page in a browser or another host name, when it asks, then it is refused', async () => {
    expect((await call('GET', '/state', undefined, { origin: 'http://evil.test' })).status).toBe(403);
    expect((await call('GET', '/nothing')).status).toBe(404);
  });
});

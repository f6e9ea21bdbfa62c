import * as z from 'zod';
import type { Engine } from '../running-engine.ts';

/** The part of an engine that the control API gives out. */
export type Controls = Omit<Engine, 'controlUrl' | 'stop' | 'kill'>;

interface Call {
  /** The path's last segment, where the operation has a name in its path. */
  name: string;
  query: URLSearchParams;
  body: unknown;
}

type Run = (controls: Controls, call: Call) => unknown;

const probability = z.number().min(0).max(1).optional();
const faultPlan = z.strictObject({
  seed: z.number().int(),
  duplicate: probability,
  delay: probability,
  delayMs: z.number().min(0).optional(),
  reorder: probability,
  crashAfterWrite: probability,
  throttle: probability,
  partialFailure: probability,
});

const redriveBody = z.strictObject({ from: z.string(), to: z.string(), limit: z.number().int().optional() });

const operations: Readonly<Record<string, Run>> = {
  'GET /health': () => ({ status: 'up' }),
  'GET /state': state,
  'GET /clock': ({ clock }) => clockState(clock),
  'POST /clock': ({ clock }, { body }) => {
    const { advanceMs } = z.strictObject({ advanceMs: z.number().min(0) }).parse(body);
    clock.advance(advanceMs);
    return clockState(clock);
  },
  'GET /faults': ({ faults }) => ({ plan: faults.plan() ?? null, counts: faults.counts() }),
  'PUT /faults': ({ faults }, { body }) => {
    const plan = faultPlan.parse(body);
    faults.set(
      Object.fromEntries(Object.entries(plan).filter(([, value]) => value !== undefined)) as typeof plan as never,
    );
    return { plan };
  },
  'DELETE /faults': ({ faults }) => faults.set(undefined),
  'POST /schedules/run': (controls) => ({ fired: controls.runSchedules() }),
  'GET /queues': queues,
  'POST /redrive': async (controls, { body }) => {
    const { from, to, limit } = redriveBody.parse(body);
    return { moved: await controls.redrive(from, to, limit) };
  },
  'POST /drain': async (controls, { body }) => {
    await controls.drain(z.strictObject({ timeoutMs: z.number().default(30_000) }).parse(body).timeoutMs);
    return { drained: true };
  },
  'POST /functions/{name}': (controls, { name, body }) => controls.invoke(name, body),
  'GET /logs/{name}': (controls, { name, query }) => controls.logs(name, Number(query.get('lines') ?? 100)),
  'GET /troubles': (controls) => controls.troubles(),
  'GET /counts': (controls) => controls.counts(),
  'PUT /counts': (controls, { body }) => {
    controls.measureCapacity(z.strictObject({ capacity: z.boolean() }).parse(body).capacity);
  },
  'DELETE /counts': (controls) => controls.resetCounts(),
  'GET /tokens/{name}': async (controls, { name }) => ({ token: await controls.token(name) }),
};

/** The operation at a path; the last segment may be a name. */
export function findOperation(method: string, path: string): { name: string; run: Run } | undefined {
  const exact = operations[`${method} ${path}`];
  if (exact) return { name: '', run: exact };
  const cut = path.lastIndexOf('/');
  const named = operations[`${method} ${path.slice(0, cut)}/{name}`];
  return named && { name: decodeURIComponent(path.slice(cut + 1)), run: named };
}

function state(controls: Controls): unknown {
  const { apiUrl, issuerUrl, dynamodbEndpoint } = controls;
  const schedules = controls.schedules().map(({ name, at }) => ({ name, at: new Date(at).toISOString() }));
  return { apiUrl, issuerUrl, dynamodbEndpoint, functions: controls.functions(), schedules };
}

/** Depth of every queue, with the messages of those that nothing reads by itself. */
function queues(controls: Controls, { query }: Call): unknown {
  const limit = Number(query.get('limit') ?? 10);
  const entries = Object.entries(controls.queues()).map(([name, depth]) => {
    const messages = depth.visible > 0 && query.get('messages') !== 'false' ? controls.messages(name, limit) : [];
    return [name, { ...depth, messages }];
  });
  return Object.fromEntries(entries);
}

const clockState = (clock: Controls['clock']): unknown => ({
  now: new Date(clock.now()).toISOString(),
  offsetMs: clock.offset(),
});

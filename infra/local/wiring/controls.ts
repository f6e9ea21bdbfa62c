import type { Controls } from '../control/operations.ts';
import type { FunctionHost } from '../lambda/host.ts';
import type { CallCount } from '../servers/gateway.ts';
import type { Running } from './assemble.ts';
import type { Base } from './base.ts';
import { drain } from './drain.ts';
import { dumpTables } from './dump.ts';
import type { Troubles } from './troubles.ts';

/** What can be asked of a platform that runs, save its end. */
export function controlsOf(base: Base, running: Running, troubles: Troubles): Controls {
  const { platform, functions, events, sources, database } = running;
  const { queues, issuer, listeners } = base.servers;
  return {
    apiUrl: listeners[0]?.url ?? '',
    issuerUrl: issuer?.url ?? '',
    dynamodbEndpoint: base.servers.database.endpoint,
    clock: base.clock,
    faults: base.faults,
    async token(personaId) {
      if (!issuer) throw new Error('the templates name no issuer on this machine');
      return issuer.tokenFor(personaId);
    },
    invoke: (name, event) => functions.host.invoke(name, event),
    drain: (timeoutMs) => drain({ functions, sources, queues }, timeoutMs),
    queues: () => Object.fromEntries(queues.names().map((name) => [name, queues.depth(name)])),
    messages: (queue, limit) => queues.peek(queue, limit),
    logs: (name, lines) => functions.host.logs(name, lines),
    functions: () => [...functions.specs.keys()],
    troubles: troubles.list,
    runSchedules: () => events.schedules.fireAll(),
    schedules: () => events.schedules.next(),
    counts: () => [...base.gateway.counts(), ...invocationsOf(functions.host)],
    resetCounts() {
      base.gateway.resetCounts();
      functions.host.resetInvocations();
    },
    measureCapacity: (on) => base.gateway.measureCapacity(on),
    redrive: (from, to, limit) => queues.redrive(from, to, limit),
    dumpTables: () => dumpTables(platform.tables, database),
  };
}

/** Whoever invoked it, an invocation is counted under the function's own name. */
const invocationsOf = (host: FunctionHost): CallCount[] =>
  host
    .invocations()
    .filter(({ calls }) => calls > 0)
    .map(({ name, ...seen }) => ({
      caller: name,
      action: 'lambda:Invoke',
      items: seen.calls,
      capacityUnits: 0,
      ...seen,
    }));

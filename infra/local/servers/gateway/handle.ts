import type { Authorize, Faults } from '../../types.ts';
import { AwsError } from '../aws-error.ts';
import { jsonRefusal } from './answers.ts';
import type { Counter } from './counts.ts';
import type { Answer, Call, Plan, Service } from './model.ts';

export interface HandlerOptions {
  services: Map<string, Service>;
  authorize: Authorize;
  faults: Faults;
  counter: Counter;
  nameOf(accessKeyId: string): string;
  onCrash(accessKeyId: string): void;
}

/** Answers one call; undefined means that the caller is to be killed and gets no answer. */
export type Handler = (call: Call) => Promise<Answer | undefined>;

/** Plans, authorizes, runs and counts. */
export function createHandler(options: HandlerOptions): Handler {
  const allowed = rememberAllowed(options.authorize);
  return async (call) => {
    const service = options.services.get(call.service);
    if (service === undefined)
      return jsonRefusal('1.1')(
        'UnknownOperationException',
        `${call.service}:${call.operation} cannot be run locally.`,
        400,
      );
    try {
      return await run(service.plan(call), call, service, allowed, options);
    } catch (error) {
      if (error instanceof AwsError) return service.refuse(error.code, error.message, error.status);
      return service.refuse('InternalFailure', error instanceof Error ? error.message : String(error), 500);
    }
  };
}

async function run(plan: Plan, call: Call, service: Service, authorize: Authorize, options: HandlerOptions) {
  const answer = await answerOf(plan, call, service, authorize, options);
  const failed = answer.status >= 300;
  const capacityUnits = plan.capacityUnits?.(answer) ?? 0;
  options.counter.add(options.nameOf(call.accessKeyId), plan.action, { failed, items: plan.items, capacityUnits });
  if (failed) return answer;
  plan.done?.();
  if (!plan.writes || !struck(options.faults, 'crashAfterWrite')) return answer;
  options.onCrash(call.accessKeyId);
  return undefined;
}

async function answerOf(plan: Plan, call: Call, service: Service, authorize: Authorize, options: HandlerOptions) {
  for (const access of plan.accesses) {
    const verdict = authorize({ accessKeyId: call.accessKeyId, ...access });
    if (!verdict.allowed) return service.refuse(service.denied.code, verdict.reason, service.denied.status);
  }
  if (plan.throttled !== undefined && struck(options.faults, 'throttle')) return plan.throttled();
  try {
    return await (plan.partly !== undefined && struck(options.faults, 'partialFailure') ? plan.partly() : plan.run());
  } catch (error) {
    if (error instanceof AwsError) return service.refuse(error.code, error.message, error.status);
    throw error;
  }
}

const struck = (faults: Faults, kind: 'throttle' | 'crashAfterWrite' | 'partialFailure'): boolean =>
  faults.plan() !== undefined && faults.strikes(kind);

/** Policies do not change while the engine runs, so what was allowed once without conditions stays allowed. */
function rememberAllowed(authorize: Authorize): Authorize {
  const known = new Set<string>();
  return (call) => {
    if (call.context !== undefined) return authorize(call);
    const key = `${call.accessKeyId} ${call.action} ${call.resources.join(' ')}`;
    if (known.has(key)) return { allowed: true };
    const verdict = authorize(call);
    if (verdict.allowed) known.add(key);
    return verdict;
  };
}

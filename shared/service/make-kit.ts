import type { Principal } from '../identity/principal.ts';
import { execute, shortDigest, streamOf } from '../log/index.ts';
import type { Kit } from './kit.ts';
import type { Runtime } from './runtime.ts';

/** Whence a kit's commands come, and what makes their ids. */
export interface Origin {
  principal: Principal;
  /** Written into commits as `by`. */
  by: string;
  /** Same for every repetition of the same request, event or due. */
  commandId: string;
  cause?: string;
  /** Of a request with a key: what the address and the caller name already, and the claim by which the key lands once. */
  keyed?: { named: readonly string[]; claim: string };
}

/** A kit for one request, event, due command or message. */
export function makeKit(runtime: Runtime, origin: Origin): Kit {
  const made: string[] = [];
  const orders = new Map<string, number>();
  const { env, log, now, reader } = runtime;
  const deps = { log: runtime.commits, repository: runtime.repository, now };
  const orderOf = (stream: string, id: string) => {
    const nth = orders.get(stream) ?? 0;
    orders.set(stream, nth + 1);
    return {
      id,
      commandId: nth === 0 ? origin.commandId : `${origin.commandId}.${nth}`,
      by: origin.by,
      ...(origin.cause === undefined ? {} : { cause: origin.cause }),
      ...(orders.size === 1 && nth === 0 ? onceOf(origin, made, id) : {}),
    };
  };
  return {
    principal: origin.principal,
    env,
    log,
    now,
    newId() {
      const id = idOf(origin.commandId, made.length + 1);
      made.push(id);
      return id;
    },
    execute(aggregate, id, command, expectedVersion) {
      const expected = expectedVersion === undefined ? {} : { expectedVersion };
      return execute(deps, aggregate, { ...orderOf(streamOf(aggregate, id), id), command, ...expected });
    },
    begin(aggregate, id, command) {
      return execute(deps, aggregate, { ...orderOf(streamOf(aggregate, id), id), command, fresh: true });
    },
    load: (aggregate, id) => runtime.repository.load(aggregate, id),
    recall: (aggregate, id) => runtime.repository.recall(aggregate, id, now()),
    page: (list, request) => reader.page(list, request),
    row: (list, sort) => reader.get(list, sort),
    keyring: () => runtime.keyring(),
    files: () => runtime.files(),
    async enqueue(message, delaySeconds) {
      if (env.WORK_QUEUE_URL === undefined) throw new Error(`${env.SERVICE} has no work queue`);
      await runtime.sender.send(env.WORK_QUEUE_URL, message, delaySeconds);
    },
  };
}

const idOf = (commandId: string, nth: number): string =>
  Buffer.from(shortDigest('id', commandId, String(nth)), 'base64url')
    .toString('hex')
    .slice(0, 20);

/**
 * An id that comes from the body says nothing of the key, so the same key with another body would land elsewhere
 * unnoticed; then the key itself is claimed. Ids that the address, the caller or the key name need no claim.
 */
function onceOf({ keyed }: Origin, made: readonly string[], id: string): { once?: string } {
  if (!keyed || [...keyed.named, ...made].some((name) => id.includes(name))) return {};
  return { once: keyed.claim };
}

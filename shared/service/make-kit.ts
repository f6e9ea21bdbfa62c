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
}

/** A kit for one request, event, due command or message. */
export function makeKit(runtime: Runtime, origin: Origin): Kit {
  let ids = 0;
  const orders = new Map<string, number>();
  const { env, log, now, reader } = runtime;
  return {
    principal: origin.principal,
    env,
    log,
    now,
    newId() {
      ids += 1;
      return Buffer.from(shortDigest('id', origin.commandId, String(ids)), 'base64url')
        .toString('hex')
        .slice(0, 20);
    },
    execute(aggregate, id, command, expectedVersion) {
      const stream = streamOf(aggregate, id);
      const nth = orders.get(stream) ?? 0;
      orders.set(stream, nth + 1);
      const order = {
        id,
        command,
        commandId: nth === 0 ? origin.commandId : `${origin.commandId}.${nth}`,
        by: origin.by,
      };
      const cause = origin.cause === undefined ? {} : { cause: origin.cause };
      const expected = expectedVersion === undefined ? {} : { expectedVersion };
      const deps = { log: runtime.commits, repository: runtime.repository, now };
      return execute(deps, aggregate, { ...order, ...cause, ...expected });
    },
    load: (aggregate, id) => runtime.repository.load(aggregate, id),
    page: (list, request) => reader.page(list, request),
    row: (list, sort) => reader.get(list, sort),
    keyring: () => runtime.keyring(),
    async enqueue(message, delaySeconds) {
      if (env.WORK_QUEUE_URL === undefined) throw new Error(`${env.SERVICE} has no work queue`);
      await runtime.sender.send(env.WORK_QUEUE_URL, message, delaySeconds);
    },
  };
}

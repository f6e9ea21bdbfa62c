import type { Aggregate, DomainEvent, Executed } from '../log/index.ts';
import type { Kit } from './kit.ts';

/**
 * What a command was about, as it is now, with its version. A command that comes again is answered with the state of
 * then, though newer things may have happened since; whoever goes on by what it answers goes on by this. Reads only then.
 */
export async function asNow<S, C, E extends DomainEvent, R extends string>(
  aggregate: Aggregate<S, C, E, R>,
  executed: Extract<Executed<S, R>, { ok: true }>,
  kit: Pick<Kit, 'load'>,
): Promise<{ state: S; version: number }> {
  const { repeated, id, state, version } = executed;
  if (!repeated) return { state, version };
  const now = await kit.load(aggregate, id);
  return { state: now.state, version: now.head.version };
}

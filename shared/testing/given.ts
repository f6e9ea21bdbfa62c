import type { Aggregate, Context, Decision } from '../log/aggregate.ts';
import type { DomainEvent } from '../log/commit.ts';

/** What came of a command: the decision, and the state that it leaves behind. */
export interface Outcome<S, E extends DomainEvent, R extends string> {
  decision: Decision<E, R>;
  state: S;
}

/** An aggregate's behaviour in a test: `given(aggregate, events).when(command)`. */
export function given<S, C, E extends DomainEvent, R extends string>(
  aggregate: Aggregate<S, C, E, R>,
  events: readonly E[],
  context: Context = { at: '2026-11-23T09:00:00.000+08:00', by: 'somebody', id: 'one' },
) {
  const play = (state: S, event: E) => aggregate.evolve(state, event, { ...context, version: 1 });
  const before = events.reduce(play, aggregate.initial);
  return {
    state: before,
    when(command: C): Outcome<S, E, R> {
      const decision = aggregate.decide(command, before, context);
      return { decision, state: decision.ok ? decision.events.reduce(play, before) : before };
    },
  };
}

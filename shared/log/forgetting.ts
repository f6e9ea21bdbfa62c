import { type Aggregate, accept, type Context, type Decision } from './aggregate.ts';
import type { DomainEvent } from './commit.ts';

/** Asks an aggregate to let a person go; what it means is for the aggregate's `personal` to say. */
interface ForgetPerson {
  type: 'forget-person';
  person: string;
}

/** Stands in a state for a person who was erased; no issuer names anybody so. */
export const nobody = 'erased-person';

/** What lands then: nothing of the person, and the same for every aggregate. */
const personForgotten: DomainEvent = { type: 'person-forgotten' };

export const forgetPerson = (person: string): ForgetPerson => ({ type: 'forget-person', person });

const isForget = (command: unknown): command is ForgetPerson =>
  command !== null && typeof command === 'object' && 'type' in command && command.type === 'forget-person';

const isForgotten = ({ type }: DomainEvent): boolean => type === personForgotten.type;

type Deciding<S, C, E extends DomainEvent, R extends string> = Pick<
  Aggregate<S, C, E, R>,
  'decide' | 'evolve' | 'publish' | 'personal'
>;

/** The aggregate's decision; an erasure is decided here, once for all kinds, and is silent when the state is not the person's. */
export function decideOn<S, C, E extends DomainEvent, R extends string>(
  aggregate: Deciding<S, C, E, R>,
  command: C,
  state: S,
  context: Context,
): Decision<E, R> {
  if (!isForget(command)) return aggregate.decide(command, state, context);
  const theirs = aggregate.personal?.of(state, context.id) === command.person;
  return theirs ? accept(personForgotten as E) : accept();
}

/** The state after an event, an erasure included. */
export function evolveOn<S, E extends DomainEvent>(
  aggregate: Pick<Aggregate<S, never, E, string>, 'evolve' | 'personal'>,
  state: S,
  event: E,
  meta: { at: string; by: string; version: number },
): S {
  if (isForgotten(event)) return aggregate.personal ? aggregate.personal.forgotten(state) : state;
  return aggregate.evolve(state, event, meta);
}

/** What others hear of an event: of an erasure nothing, since the person's own request tells of it. */
export const publishedBy = <S, C, E extends DomainEvent, R extends string>(
  aggregate: Deciding<S, C, E, R>,
  event: E,
  state: S,
  meta: { id: string; at: string; by: string },
) => (isForgotten(event) ? [] : (aggregate.publish?.(event, state, meta) ?? []));

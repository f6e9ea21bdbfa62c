import { accept, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';

export interface Attempt {
  number: number;
  /** ISO instant. */
  at: string;
  outcome: 'delivered' | 'refused' | 'unreachable' | 'blocked';
  status?: number;
  /** Milliseconds. */
  took: number;
  answer?: string;
}

export interface Letter {
  partnerId: string;
  subscriptionId: string;
  eventId: string;
  eventType: string;
  subject: string;
  /** The projected event; the same bytes at every attempt while the entitlement is the same. */
  body: string;
}

export type Delivery =
  | { state: 'none' }
  | {
      state: 'scheduled' | 'delivered' | 'failed';
      letter: Letter;
      scheduledAt: string;
      attempts: Attempt[];
      nextAttemptAt?: string;
    };

export type DeliveryCommand =
  | { type: 'schedule'; letter: Letter }
  | { type: 'record'; attempt: Attempt /** Nothing when no attempt is left. */; nextAttemptAt?: string }
  | { type: 'drop' };

export type DeliveryEvent =
  | { type: 'scheduled'; letter: Letter }
  | { type: 'attempted'; attempt: Attempt; nextAttemptAt?: string }
  | { type: 'dropped' };

export type DeliveryCode = 'not-found';

export const noDelivery: Delivery = { state: 'none' };

/** Decides a delivery's command; an attempt is recorded once, by its number. */
export function decideDelivery(
  command: DeliveryCommand,
  state: Delivery,
  _context: Context,
): Decision<DeliveryEvent, DeliveryCode> {
  if (command.type === 'schedule')
    return state.state === 'none' ? accept({ type: 'scheduled', letter: command.letter }) : accept();
  if (state.state === 'none') return refuse('not-found');
  if (state.state !== 'scheduled') return accept();
  switch (command.type) {
    case 'record': {
      if (command.attempt.number !== state.attempts.length + 1) return accept();
      const { type: _type, ...made } = command;
      return accept({ type: 'attempted', ...made });
    }
    case 'drop':
      return accept({ type: 'dropped' });
    default:
      return command satisfies never;
  }
}

/** The delivery after an event. */
export function evolveDelivery(state: Delivery, event: DeliveryEvent, { at }: { at: string }): Delivery {
  if (event.type === 'scheduled')
    return { state: 'scheduled', letter: event.letter, scheduledAt: at, attempts: [], nextAttemptAt: at };
  if (state.state === 'none') return state;
  const { nextAttemptAt: _before, ...rest } = state;
  switch (event.type) {
    case 'attempted': {
      const attempts = [...state.attempts, event.attempt];
      if (event.attempt.outcome === 'delivered') return { ...rest, state: 'delivered', attempts };
      if (event.nextAttemptAt === undefined) return { ...rest, state: 'failed', attempts };
      return { ...rest, attempts, nextAttemptAt: event.nextAttemptAt };
    }
    case 'dropped':
      return { ...rest, state: 'failed' };
    default:
      return event satisfies never;
  }
}

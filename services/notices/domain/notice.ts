import { accept, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import type { Params, TemplateCode } from '../templates.ts';

/** What a notice is about: ids, and the operation that shows it. */
export interface About {
  kind: string;
  id: string;
  path: string;
}

/** By which message it leaves, decided once when the notice is given. */
export interface Plan {
  messageId: string;
  channel: Channel;
  kind: 'single' | 'digest';
  /** ISO instant. */
  releaseAt: string;
}
export type Channel = 'sms' | 'email';

/** What is said to one recipient. */
export interface Words {
  recipient: string;
  /** Service that it comes from; a consent to be written to is for it. */
  from: string;
  template: TemplateCode;
  params: Params;
  about: About;
  /** When it happened. */
  happenedAt: string;
}

export type Notice =
  | { state: 'none' }
  | { state: 'given' | 'forgotten'; words: Words; plans: Plan[]; givenAt: string; readAt?: string; readBy?: string };

export type NoticeCommand = { type: 'give'; words: Words; plans: Plan[] } | { type: 'read' } | { type: 'forget' };
export type NoticeEvent = { type: 'given'; words: Words; plans: Plan[] } | { type: 'read' } | { type: 'forgotten' };
export type NoticeCode = 'not-found';

export const noNotice: Notice = { state: 'none' };

/** Gives a notice once; reading it twice changes nothing. */
export function decideNotice(
  command: NoticeCommand,
  state: Notice,
  _context: Context,
): Decision<NoticeEvent, NoticeCode> {
  if (command.type === 'give')
    return state.state === 'none' ? accept({ type: 'given', words: command.words, plans: command.plans }) : accept();
  if (state.state !== 'given') return refuse('not-found');
  if (command.type === 'forget') return accept({ type: 'forgotten' });
  return state.readAt === undefined ? accept({ type: 'read' }) : accept();
}

/** The notice after an event. */
export function evolveNotice(state: Notice, event: NoticeEvent, { at, by }: { at: string; by: string }): Notice {
  if (event.type === 'given') return { state: 'given', words: event.words, plans: event.plans, givenAt: at };
  if (state.state === 'none') return state;
  return event.type === 'read' ? { ...state, readAt: at, readBy: by } : { ...state, state: 'forgotten' };
}

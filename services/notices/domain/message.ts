import { accept, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import type { Params, TemplateCode } from '../templates.ts';
import type { Holding } from './holding.ts';
import type { Channel } from './notice.ts';
import { decideReport, type Report, type ReportCode, type ReportEvent, reportedBy } from './report.ts';

export const messageStates = [
  ...(['WAITING_QUIET', 'WAITING_DIGEST', 'QUEUED', 'FAILED'] as const),
  ...(['SENT', 'DELIVERED', 'GAVE_UP', 'NOT_NEEDED'] as const),
] as const;
export type MessageState = (typeof messageStates)[number];

/** One notice within a message. */
export interface Entry {
  noticeId: string;
  from: string;
  template: TemplateCode;
  params: Params;
  /** What must still be so when it leaves; nothing for what happened once and for all. */
  holds?: Holding;
}

/** A message on its way out: one notice, or a day's digest. */
export interface Known {
  state: MessageState;
  person: string;
  channel: Channel;
  urgent: boolean;
  entries: Entry[];
  addedAt: string;
  /** When it may go out, or the next attempt is made. */
  dueAt: string;
  /** It was queued once, and takes up nothing more, though it may wait again for quiet hours to end. */
  queuedOnce?: true;
  /** Since it was queued or asked for anew. */
  attempts: number;
  /** How often it was handed over in all, and of which time the gateway has told what became of it. */
  handed?: number;
  reported?: number;
  why?: string;
}
export type Message = { state: 'NONE' } | Known;

export type MessageCommand =
  | {
      type: 'add';
      person: string;
      channel: Channel;
      kind: 'single' | 'digest';
      urgent: boolean;
      entry: Entry;
      /** ISO instant. */
      releaseAt: string;
    }
  | { type: 'queue' }
  | { type: 'hold'; until: string }
  | { type: 'sent'; attempt: number }
  /** Without `next` no attempt is left. */
  | { type: 'failed'; attempt: number; why: string; next?: string }
  | { type: 'drop'; why: string }
  | Report
  | { type: 'retry' }
  | { type: 'forget' };
type Added = Extract<MessageCommand, { type: 'add' }>;

export type MessageEvent =
  | (Omit<Added, 'type'> & { type: 'added' })
  | { type: 'queued' }
  | { type: 'held'; until: string }
  | { type: 'sent' }
  | { type: 'failed'; why: string; next?: string }
  | { type: 'dropped'; why: string }
  | { type: 'retried' }
  | ReportEvent
  | { type: 'forgotten' };

/** `gone`: it has left, and takes up nothing more. */
export type MessageCode = 'gone' | 'not-found' | 'not-given-up' | ReportCode;

export const noMessage: Message = { state: 'NONE' };

/** The number of its next handing over. */
export const handedNext = ({ handed = 0 }: Known): number => handed + 1;

const waiting = (state: MessageState): boolean => state === 'WAITING_QUIET' || state === 'WAITING_DIGEST';
const ends: readonly MessageState[] = ['SENT', 'DELIVERED', 'GAVE_UP', 'NOT_NEEDED'];
/** Whether it can still leave. */
export const isOpen = (state: MessageState): boolean => !ends.includes(state);

/** Decides a message's command; an attempt is recorded once, by its number. */
export function decideMessage(
  command: MessageCommand,
  state: Message,
  context: Context,
): Decision<MessageEvent, MessageCode> {
  if (command.type === 'add') return add(command, state);
  if (state.state === 'NONE') return refuse('not-found');
  if (command.type === 'retry') return state.state === 'GAVE_UP' ? accept({ type: 'retried' }) : refuse('not-given-up');
  if (command.type === 'report') return decideReport(command, state, context);
  if (command.type === 'forget') return isOpen(state.state) ? accept() : accept({ type: 'forgotten' });
  return isOpen(state.state) ? underWay(command, state) : accept();
}

/** A digest that waited was forgotten with its person, who has begun anew. */
const isFree = ({ state, entries }: Known): boolean => state === 'WAITING_DIGEST' && entries.length === 0;

function add({ type: _type, ...added }: Added, state: Message): Decision<MessageEvent, MessageCode> {
  if (state.state === 'NONE' || isFree(state)) return accept({ type: 'added', ...added });
  if (state.entries.some(({ noticeId }) => noticeId === added.entry.noticeId)) return accept();
  // What has been queued may be on its way already; had it refused and taken up the same, that would be said twice.
  return waiting(state.state) && !state.queuedOnce ? accept({ type: 'added', ...added }) : refuse('gone');
}

type Step = Extract<MessageCommand, { type: 'queue' | 'hold' | 'sent' | 'failed' | 'drop' }>;

function underWay(command: Step, { state, attempts }: Known): Decision<MessageEvent, MessageCode> {
  switch (command.type) {
    case 'queue':
      return waiting(state) ? accept({ type: 'queued' }) : accept();
    case 'hold':
      return accept({ type: 'held', until: command.until });
    case 'drop':
      return accept({ type: 'dropped', why: command.why });
    case 'sent':
      return command.attempt === attempts + 1 ? accept({ type: 'sent' }) : accept();
    case 'failed': {
      const { type, why, next } = command;
      return command.attempt === attempts + 1 ? accept({ type, why, ...(next && { next }) }) : accept();
    }
    default:
      return command satisfies never;
  }
}

/** The message after an event. */
export function evolveMessage(state: Message, event: MessageEvent, { at }: { at: string }): Message {
  if (event.type === 'added') return added(state, event, at);
  if (state.state === 'NONE') return state;
  const { why: _why, ...rest } = state;
  switch (event.type) {
    case 'queued':
      return { ...rest, state: 'QUEUED', queuedOnce: true, dueAt: at };
    case 'held':
      return { ...rest, state: 'WAITING_QUIET', dueAt: event.until };
    case 'sent':
      return { ...rest, state: 'SENT', attempts: state.attempts + 1, handed: handedNext(state), dueAt: at };
    case 'delivered':
    case 'undelivered':
      return { ...rest, ...reportedBy(event, at) };
    case 'failed': {
      const attempts = state.attempts + 1;
      if (event.next === undefined) return { ...rest, state: 'GAVE_UP', attempts, why: event.why, dueAt: at };
      return { ...rest, state: 'FAILED', attempts, why: event.why, dueAt: event.next };
    }
    case 'dropped':
      // Nobody has to do anything about what is not needed any more.
      return { ...rest, state: event.why === 'not-needed' ? 'NOT_NEEDED' : 'GAVE_UP', why: event.why, dueAt: at };
    case 'retried':
      return { ...rest, state: 'QUEUED', attempts: 0, dueAt: at };
    case 'forgotten':
      return { ...rest, entries: [] };
    default:
      return event satisfies never;
  }
}

function added(state: Message, event: Extract<MessageEvent, { type: 'added' }>, at: string): Known {
  const { type: _type, kind, entry, releaseAt, ...about } = event;
  if (state.state !== 'NONE' && !isFree(state)) return { ...state, entries: [...state.entries, entry] };
  const waits = kind === 'digest' ? 'WAITING_DIGEST' : 'WAITING_QUIET';
  return {
    ...about,
    state: releaseAt > at ? waits : 'QUEUED',
    entries: [entry],
    addedAt: at,
    dueAt: releaseAt,
    attempts: 0,
  };
}

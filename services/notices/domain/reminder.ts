import { accept, type Context, type Decision } from '../../../shared/log/aggregate.ts';
import type { Words } from './notice.ts';
import type { Thread } from './thread.ts';

/** Something to be said at a time, if a fact of a thread still holds then. */
export interface Reminder {
  key: string;
  words: Words;
  /** ISO instant. */
  at: string;
  thread: string;
  fact: string;
  value: string;
}
export type Reminded = { state: 'none' } | (Reminder & { state: 'set' | 'done' });
export type ReminderCommand = ({ type: 'set' } & Reminder) | { type: 'done' };
/** Command and event alike. */
export type ReminderEvent = ReminderCommand;

export const noReminder: Reminded = { state: 'none' };

/** Sets a reminder once, and ends it once. */
export function decideReminder(
  command: ReminderCommand,
  { state }: Reminded,
  _context: Context,
): Decision<ReminderEvent, never> {
  return state === (command.type === 'set' ? 'none' : 'set') ? accept(command) : accept();
}

/** The reminder after an event. */
export function evolveReminder(state: Reminded, event: ReminderEvent): Reminded {
  if (event.type === 'set') {
    const { type: _type, ...reminder } = event;
    return { ...reminder, state: 'set' };
  }
  return state.state === 'none' ? state : { ...state, state: 'done' };
}

/** Whether what is to be said is still so. */
export const stillHolds = ({ fact, value }: Reminder, { facts, ended }: Thread): boolean =>
  ended === undefined && facts[fact]?.value === value;

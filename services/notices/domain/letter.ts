import { accept, type Context, type Decision } from '../../../shared/log/aggregate.ts';
import type { Sealed } from '../../../shared/sealed/index.ts';
import type { Channel } from './notice.ts';

/** A message as it would have gone out; the address stays sealed. */
export interface Posted {
  channel: Channel;
  language: 'zh' | 'en';
  to: Sealed<string>;
  subject: string;
  body: string;
}
export type Letter = { state: 'none' | 'gone' } | (Posted & { state: 'here'; at: string });
/** Command and event alike. */
export type LetterEvent = (Posted & { type: 'posted' }) | { type: 'forgotten' };

export const noLetter: Letter = { state: 'none' };

/** Nothing is left of it, and it is not posted again. */
export const goneLetter: Letter = { state: 'gone' };

/** Puts a letter in the mailbox, once, and forgets it. */
export const decideLetter = (
  command: LetterEvent,
  { state }: Letter,
  _context: Context,
): Decision<LetterEvent, never> =>
  state === (command.type === 'posted' ? 'none' : 'here') ? accept(command) : accept();

/** The letter after an event. */
export function evolveLetter(_state: Letter, event: LetterEvent, { at }: { at: string }): Letter {
  if (event.type === 'forgotten') return goneLetter;
  const { type: _type, ...posted } = event;
  return { ...posted, state: 'here', at };
}

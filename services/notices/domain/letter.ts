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
export type Letter = { state: 'none' } | (Posted & { state: 'here'; at: string });
/** Command and event alike. */
export type LetterEvent = Posted & { type: 'posted' };

export const noLetter: Letter = { state: 'none' };

/** Puts a letter in the mailbox, once. */
export const decideLetter = (command: LetterEvent, state: Letter, _context: Context): Decision<LetterEvent, never> =>
  state.state === 'none' ? accept(command) : accept();

/** The letter after an event. */
export function evolveLetter(_state: Letter, { type: _type, ...posted }: LetterEvent, { at }: { at: string }): Letter {
  return { ...posted, state: 'here', at };
}

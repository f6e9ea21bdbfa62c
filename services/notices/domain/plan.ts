import { localDateOf, toShanghai } from '../../../shared/calendar/index.ts';
import { shortDigest } from '../../../shared/log/index.ts';
import { settings } from '../settings.ts';
import { templateOf } from '../templates.ts';
import type { Channel, Plan, Words } from './notice.ts';
import { contactOf, mayWrite, type Person } from './person.ts';
import { digestTime, outsideQuiet, type Quiet } from './quiet.ts';

export const quietOf = ({ preferences }: Person): Quiet => preferences.quiet ?? settings.quiet;

/** The digest of a person's channel that goes out at a moment. */
export function digestPlan(subject: string, channel: Channel, at: number): Plan {
  const messageId = `d${shortDigest('digest', subject, channel, localDateOf(at))}`;
  return { messageId, channel, kind: 'digest', releaseAt: toShanghai(at) };
}

export interface ToPlan {
  noticeId: string;
  words: Words;
  person: Person;
  subject: string;
  /** Milliseconds since the epoch. */
  at: number;
}

/** By which messages a notice leaves, if any. */
export function plansFor({ noticeId, words, person, subject, at }: ToPlan): Plan[] {
  const { urgent, outside } = templateOf(words.template);
  if (!outside || !mayWrite(person, words.from)) return [];
  const { channels, digest } = person.preferences;
  const quiet = quietOf(person);
  const single = (channel: Channel): Plan => ({
    messageId: `m${shortDigest('message', noticeId, channel)}`,
    channel,
    kind: 'single',
    releaseAt: toShanghai(urgent ? at : outsideQuiet(at, quiet)),
  });
  const gathered = digest === 'daily' && !urgent;
  return channels
    .filter((channel) => contactOf(person, channel) !== undefined)
    .map((channel) =>
      gathered ? digestPlan(subject, channel, digestTime(at, settings.digestAt, quiet)) : single(channel),
    );
}

/** When a failed attempt is made again, ISO; nothing when none is left. `made` counts the failed one. */
export function nextAttempt(made: number, at: number, quiet: Quiet, urgent: boolean): string | undefined {
  const minutes = settings.retryMinutes[made - 1];
  if (minutes === undefined) return undefined;
  const then = at + minutes * 60_000;
  return toShanghai(urgent ? then : outsideQuiet(then, quiet));
}

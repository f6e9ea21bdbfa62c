import { toShanghai } from '../../shared/calendar/index.ts';
import type { Due, Row } from '../../shared/log/aggregate.ts';
import type { Letter } from './domain/letter.ts';
import { isOpen, type Message } from './domain/message.ts';
import type { Notice } from './domain/notice.ts';
import { settings } from './settings.ts';
import { rendered } from './templates.ts';

/** What a recipient was told; read backwards: unread first, newest first. */
export const noticesOf = (recipient: string): string => `notices#${recipient}`;
/** A person's messages by the time they were made. */
export const messagesOf = (subject: string): string => `messages#${subject}`;
/** All messages in a state, without whose they are. */
export const sendsIn = (state: string): string => `sends#${state}`;
export const mailboxList = 'mailbox';
/** The letters in it to one person. */
export const lettersTo = (subject: string): string => `letters#${subject}`;

const keptMs = settings.keptDays * 86_400_000;
const keptFrom = (at: string): string => toShanghai(Date.parse(at) + keptMs);

/** A notice as its readers see it. */
export function shownNotice(state: Exclude<Notice, { state: 'none' }>, noticeId: string) {
  const { words, givenAt, readAt } = state;
  const { template, params, from, about, happenedAt } = words;
  const optional = readAt === undefined ? {} : { readAt };
  return { noticeId, from, template, ...rendered(template, params), about, happenedAt, givenAt, ...optional };
}

export function noticeRows(state: Notice, noticeId: string): Row[] {
  if (state.state !== 'given') return [];
  const rank = state.readAt === undefined ? '1' : '0';
  const sort = `${rank}#${state.givenAt}#${noticeId}`;
  return [{ list: noticesOf(state.words.recipient), sort, item: shownNotice(state, noticeId) }];
}

/** Kept for a set time. */
export const noticeDues = (state: Notice): Due[] =>
  state.state === 'given' ? [{ name: 'forget', at: keptFrom(state.givenAt) }] : [];

/** A message without whose it is and what it says. */
export function shownMessage(state: Exclude<Message, { state: 'NONE' }>, messageId: string) {
  const { channel, urgent, attempts, handed, addedAt, dueAt, why, entries } = state;
  const templates = entries.map(({ template }) => template);
  const optional = { ...(handed !== undefined && { handed }), ...(why !== undefined && { why }) };
  return { messageId, state: state.state, channel, urgent, templates, attempts, addedAt, dueAt, ...optional };
}

export function messageRows(state: Message, messageId: string): Row[] {
  // Nothing is left of a message that was forgotten.
  if (state.state === 'NONE' || state.entries.length === 0) return [];
  const item = shownMessage(state, messageId);
  const sort = `${state.addedAt}#${messageId}`;
  return [
    { list: messagesOf(state.person), sort, item },
    { list: sendsIn(state.state), sort, item },
  ];
}

/** Its release or next attempt; at the end, that it is forgotten. */
export function messageDues(state: Message): Due[] {
  if (state.state === 'NONE' || state.entries.length === 0) return [];
  const { state: so, dueAt } = state;
  return [isOpen(so) ? { name: 'send', at: dueAt } : { name: 'forget', at: keptFrom(dueAt) }];
}

export function letterRows(state: Letter, messageId: string): Row[] {
  if (state.state !== 'here') return [];
  const { channel, language, to, subject, body, at } = state;
  // The address itself stays sealed; which one it was tells enough.
  const item = { messageId, channel, language, to: to.field, subject, body, at };
  const sort = `${at}#${messageId}`;
  return [
    { list: mailboxList, sort, item },
    { list: lettersTo(to.person), sort, item: { messageId } },
  ];
}

/** Kept as long as the message that it was. */
export const letterDues = (state: Letter): Due[] =>
  state.state === 'here' ? [{ name: 'forget', at: keptFrom(state.at) }] : [];

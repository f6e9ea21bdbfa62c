import type { Refusal } from '../../shared/contract/index.ts';
import { hasRole, type Principal } from '../../shared/identity/index.ts';
import { type Handle, type Kit, listing, notFound } from '../../shared/service/index.ts';
import { message, notice, person } from './aggregates.ts';
import type { noticesContract } from './contract.ts';
import { messageStates } from './domain/message.ts';
import { contactOf, type Person } from './domain/person.ts';
import { mayRead, recipientOf } from './domain/recipient.ts';
import { hasMailbox } from './outlet.ts';
import { settings } from './settings.ts';
import { mailboxList, messagesOf, noticesOf, sendsIn, shownMessage, shownNotice } from './views.ts';

type Operations = typeof noticesContract.operations;
interface Unread {
  noticeId: string;
  readAt?: string;
}

export const listNotices: Handle<Operations['listNotices']> = listing(
  ({ principal, query }) => {
    const recipient = recipientOf(principal, query.box);
    return recipient === undefined ? undefined : noticesOf(recipient);
  },
  { descending: true },
);

/** The first unread notices of a recipient, and whether there are more. */
async function unreadOf(kit: Kit, recipient: string, limit: number): Promise<{ unread: Unread[]; more: boolean }> {
  const result = await kit.page<Unread>(noticesOf(recipient), { limit, descending: true });
  if (!result.ok) throw new Error('a list refused to be read from its beginning');
  const { items, next } = result.page;
  const unread = items.filter(({ readAt }) => readAt === undefined);
  return { unread, more: next !== undefined && unread.length === items.length };
}

export const countNotices: Handle<Operations['countNotices']> = async ({ principal, query }, kit) => {
  const recipient = recipientOf(principal, query.box);
  if (recipient === undefined) return notFound;
  const { unread, more } = await unreadOf(kit, recipient, settings.countUpTo);
  return { ok: true, body: { count: unread.length, more } };
};

export const readNotice: Handle<Operations['readNotice']> = async ({ params: { noticeId }, principal }, kit) => {
  const { state } = await kit.load(notice, noticeId);
  if (state.state !== 'given' || !mayRead(principal, state.words.recipient)) return notFound;
  const executed = await kit.execute(notice, noticeId, { type: 'read' });
  if (!executed.ok || executed.state.state === 'none') return notFound;
  return { ok: true, body: shownNotice(executed.state, noticeId) };
};

export const readAllNotices: Handle<Operations['readAllNotices']> = async ({ body, principal }, kit) => {
  const recipient = recipientOf(principal, body.box);
  if (recipient === undefined) return notFound;
  const { unread, more } = await unreadOf(kit, recipient, settings.readAtOnce);
  await Promise.all(unread.map(({ noticeId }) => kit.execute(notice, noticeId, { type: 'read' })));
  return { ok: true, body: { count: unread.length, more } };
};

const shownPreferences = (state: Person) => ({
  ...state.preferences,
  contacts: (['sms', 'email'] as const).filter((channel) => contactOf(state, channel) !== undefined),
});

export const getPreferences: Handle<Operations['getPreferences']> = async ({ principal }, kit) => {
  const { state, head } = await kit.load(person, principal.subject);
  return { ok: true, body: shownPreferences(state), version: head.version };
};

/** Nobody else can consent to be written to, so nothing would ever be sent to what they leave. */
function strayContact(principal: Principal, contacts: Record<string, string | undefined>) {
  const [stray] = hasRole(principal, 'talent')
    ? []
    : Object.keys(contacts).filter((name) => contacts[name] !== undefined);
  return stray && ({ ok: false, refusal: { code: 'contacts-of-talents', pointer: `/${stray}` } } as const);
}

export const setPreferences: Handle<Operations['setPreferences']> = async (
  { body, principal, expectedVersion },
  kit,
) => {
  const { subject } = principal;
  const { phone, email, ...wanted } = body;
  const stray = strayContact(principal, { phone, email });
  if (stray) return stray;
  const { quiet, ...rest } = wanted;
  const preferences = { ...rest, ...(quiet && { quiet }) };
  const seal = (field: string, value: string) => kit.keyring().seal(subject, field, value);
  const own = {
    ...(phone !== undefined && { sms: await seal('contact/phone', phone) }),
    ...(email !== undefined && { email: await seal('contact/email', email) }),
  };
  const executed = await kit.execute(person, subject, { type: 'prefer', preferences, own }, expectedVersion);
  if (!executed.ok) return { ok: false, refusal: executed.refusal as Refusal<never> };
  return { ok: true, body: shownPreferences(executed.state), version: executed.version };
};

export const listMessages: Handle<Operations['listMessages']> = listing(
  ({ principal }) => messagesOf(principal.subject),
  { descending: true },
);

export const listSends: Handle<Operations['listSends']> = listing(({ query }) => sendsIn(query.state), {
  descending: true,
});

export const countSends: Handle<Operations['countSends']> = async (_call, kit) => {
  const states = await Promise.all(
    messageStates.map(async (state) => {
      const result = await kit.page(sendsIn(state), { limit: settings.countUpTo });
      if (!result.ok) throw new Error('a list refused to be read from its beginning');
      return { state, count: result.page.items.length, more: result.page.next !== undefined };
    }),
  );
  return { ok: true, body: { states } };
};

export const retrySend: Handle<Operations['retrySend']> = async ({ params: { messageId } }, kit) => {
  const executed = await kit.execute(message, messageId, { type: 'retry' });
  // The codes that are left are those that the operation declares or that every operation has.
  if (!executed.ok) return { ok: false, refusal: executed.refusal as Refusal<'not-given-up' | 'not-found'> };
  if (executed.state.state === 'NONE') return notFound;
  return { ok: true, body: shownMessage(executed.state, messageId) };
};

const mailbox = listing<Operations['listMailbox']>(() => mailboxList, { descending: true });
export const listMailbox: Handle<Operations['listMailbox']> = async (call, kit) =>
  hasMailbox(kit) ? mailbox(call, kit) : notFound;

import { type AnyAggregate, canonical } from '../../shared/log/index.ts';
import { everyRow, type PersonPart, personKind } from '../../shared/rights/index.ts';
import { talentContract } from '../talent/contract.ts';
import { letter, message, notice, person } from './aggregates.ts';
import { noticesContract } from './contract.ts';
import type { Letter } from './domain/letter.ts';
import type { Message } from './domain/message.ts';
import type { Notice } from './domain/notice.ts';
import { noPerson, type Person } from './domain/person.ts';
import { toPerson } from './domain/recipient.ts';
import { lettersTo, messagesOf, noticesOf, shownMessage, shownNotice } from './views.ts';

const common = {
  purpose: { zh: '告知您办理进展', en: 'telling you how things are getting on' },
  recipients: [{ zh: '短信或邮件网关（经您同意）', en: 'the gateway for messages (with your consent)' }],
  source: { zh: '通知服务', en: 'the notices service' },
};

const given = personKind<Notice>({
  ...common,
  aggregate: notice as unknown as AnyAggregate,
  schema: 'notices.notice.v1',
  title: { zh: '通知', en: 'Notice' },
  shown: (state, id) => (state.state === 'given' ? shownNotice(state, id) : undefined),
});

const sent = personKind<Message>({
  ...common,
  aggregate: message as unknown as AnyAggregate,
  schema: 'notices.message.v1',
  title: { zh: '短信与邮件', en: 'Message' },
  shown: (state, id) => (state.state === 'NONE' || state.entries.length === 0 ? undefined : shownMessage(state, id)),
});

const posted = personKind<Letter>({
  ...common,
  aggregate: letter as unknown as AnyAggregate,
  schema: 'notices.letter.v1',
  title: { zh: '本地信箱中的信件', en: 'Letter in the local mailbox' },
  shown: (state) => (state.state === 'here' ? state : undefined),
});

const wishes = personKind<Person>({
  ...common,
  aggregate: person as unknown as AnyAggregate,
  schema: 'notices.preferences.v1',
  title: { zh: '通知偏好与联系方式', en: 'How you want to be told, and where' },
  shown: ({ erasedAt: _erasedAt, ...state }) => (canonical(state) === canonical(noPerson) ? undefined : state),
});

/** What this service holds about a person. */
export const noticesPerson: PersonPart = {
  asked: talentContract.events,
  events: noticesContract.events,
  kinds: [given, sent, posted, wishes],
  find: async (subject, kit) => {
    const notices = await everyRow<{ noticeId: string }>(kit, noticesOf(toPerson(subject)));
    const messages = await everyRow<{ messageId: string }>(kit, messagesOf(subject));
    const letters = await everyRow<{ messageId: string }>(kit, lettersTo(subject));
    return [
      { aggregate: person, id: subject },
      ...notices.map(({ noticeId: id }) => ({ aggregate: notice, id })),
      ...messages.map(({ messageId: id }) => ({ aggregate: message, id })),
      // Those of before had no list of their own.
      ...[...new Set([...messages, ...letters].map(({ messageId }) => messageId))].map((id) => ({
        aggregate: letter,
        id,
      })),
    ];
  },
};

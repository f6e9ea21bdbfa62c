import { type Aggregate, nobody } from '../../shared/log/index.ts';
import { decideLetter, evolveLetter, goneLetter, type Letter, type LetterEvent, noLetter } from './domain/letter.ts';
import {
  decideMessage,
  evolveMessage,
  type Message,
  type MessageCode,
  type MessageCommand,
  type MessageEvent,
  noMessage,
} from './domain/message.ts';
import {
  decideNotice,
  evolveNotice,
  type Notice,
  type NoticeCode,
  type NoticeCommand,
  type NoticeEvent,
  noNotice,
} from './domain/notice.ts';
import {
  decidePerson,
  evolvePerson,
  forgottenPerson,
  noPerson,
  type Person,
  type PersonCommand,
} from './domain/person.ts';
import { personIn } from './domain/recipient.ts';
import {
  decideReminder,
  evolveReminder,
  noReminder,
  type Reminded,
  type ReminderCommand,
  type ReminderEvent,
} from './domain/reminder.ts';
import {
  decideThread,
  evolveThread,
  type Hear,
  noThread,
  type Thread,
  type ThreadCode,
  type ThreadEvent,
} from './domain/thread.ts';
import { letterDues, letterRows, messageDues, messageRows, noticeDues, noticeRows } from './views.ts';

/** What was heard of one thing of another service. */
export const thread: Aggregate<Thread, Hear, ThreadEvent, ThreadCode> = {
  name: 'thread',
  initial: noThread,
  decide: decideThread,
  evolve: evolveThread,
};

/** One thing said to one recipient, in the app. */
export const notice: Aggregate<Notice, NoticeCommand, NoticeEvent, NoticeCode> = {
  name: 'notice',
  initial: noNotice,
  decide: decideNotice,
  evolve: evolveNotice,
  rows: noticeRows,
  dues: noticeDues,
  personal: {
    of: (state) => (state.state === 'given' ? personIn(state.words.recipient) : undefined),
    forgotten: (state) => (state.state === 'given' ? { ...state, state: 'forgotten' } : state),
  },
};

/** What leaves by SMS or e-mail. */
export const message: Aggregate<Message, MessageCommand, MessageEvent, MessageCode> = {
  name: 'message',
  initial: noMessage,
  decide: decideMessage,
  evolve: evolveMessage,
  rows: messageRows,
  dues: messageDues,
  personal: {
    of: (state) => (state.state === 'NONE' ? undefined : state.person),
    forgotten: (state) => (state.state === 'NONE' ? state : { ...state, person: nobody, entries: [] }),
  },
};

/** How a person wants to be told, and may be. */
export const person: Aggregate<Person, PersonCommand, PersonCommand, never> = {
  name: 'person',
  initial: noPerson,
  decide: decidePerson,
  evolve: evolvePerson,
  personal: { of: (_state, subject) => subject, forgotten: forgottenPerson },
};

/** Something to be said later. */
export const reminder: Aggregate<Reminded, ReminderCommand, ReminderEvent, never> = {
  name: 'reminder',
  initial: noReminder,
  decide: decideReminder,
  evolve: evolveReminder,
  dues: (state) => (state.state === 'set' ? [{ name: 'remind', at: state.at }] : []),
};

/** What lies in the local mailbox. */
export const letter: Aggregate<Letter, LetterEvent, LetterEvent, never> = {
  name: 'letter',
  initial: noLetter,
  decide: decideLetter,
  evolve: evolveLetter,
  rows: letterRows,
  dues: letterDues,
  personal: { of: (state) => (state.state === 'here' ? state.to.person : undefined), forgotten: () => goneLetter },
};

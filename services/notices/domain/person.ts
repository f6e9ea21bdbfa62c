import { accept, type Context, type Decision } from '../../../shared/log/aggregate.ts';
import type { Sealed } from '../../../shared/sealed/index.ts';
import type { Channel } from './notice.ts';
import type { Quiet } from './quiet.ts';

/** How a person wants to be told. */
export interface Preferences {
  language: 'zh' | 'en';
  channels: Channel[];
  digest: 'none' | 'daily';
  quiet?: Quiet;
}

type Contacts = Partial<Record<Channel, Sealed<string>>>;

export interface Person {
  preferences: Preferences;
  /** As typed into the newest application; an e-mail address only when its form has one. */
  applied: Contacts & { at?: string };
  /** As set by the person for notices; goes before what an application says. */
  own: Contacts;
  /** Consents to be written to, by their id: for which service, and whether it stands. */
  consents: Readonly<Record<string, { recipient: string; given: boolean; at: string }>>;
  /** When they were last erased: what comes late from before then is nobody's. */
  erasedAt?: string;
}

export type PersonCommand =
  | { type: 'prefer'; preferences: Preferences; own: Contacts }
  | { type: 'applied'; contacts: Contacts; at: string }
  | { type: 'erased'; at: string }
  | { type: 'consent'; consentId: string; recipient: string; given: boolean; at: string };
export type PersonEvent = PersonCommand;

export const noPerson: Person = {
  preferences: { language: 'zh', channels: ['sms', 'email'], digest: 'none' },
  applied: {},
  own: {},
  consents: {},
};

/** Takes what is new; of what comes late only the newest counts, and of two at the same moment the withdrawal. */
export function decidePerson(command: PersonCommand, state: Person, _context: Context): Decision<PersonEvent, never> {
  if (command.type === 'prefer') return accept(command);
  if (isErased(state, command.at)) return accept();
  // Told again, it would take what somebody who began anew has brought since.
  if (command.type === 'erased') return command.at === state.erasedAt ? accept() : accept(command);
  if (command.type === 'applied') return (state.applied.at ?? '') < command.at ? accept(command) : accept();
  const known = state.consents[command.consentId];
  const newer = !known || known.at < command.at || (known.at === command.at && known.given && !command.given);
  return newer ? accept(command) : accept();
}

/** The person after an event. */
export function evolvePerson(state: Person, event: PersonEvent): Person {
  switch (event.type) {
    case 'prefer':
      return { ...state, preferences: event.preferences, own: event.own };
    case 'applied':
      return { ...state, applied: { ...event.contacts, at: event.at } };
    case 'erased':
      return { ...noPerson, erasedAt: event.at };
    case 'consent': {
      const { consentId, recipient, given, at } = event;
      return { ...state, consents: { ...state.consents, [consentId]: { recipient, given, at } } };
    }
    default:
      return event satisfies never;
  }
}

/** Whether something is from before the person was erased; ISO instants, at any offset. */
export const isErased = ({ erasedAt }: Pick<Person, 'erasedAt'>, at: string): boolean =>
  erasedAt !== undefined && Date.parse(at) < Date.parse(erasedAt);

/** What is left once they are erased: when that was. */
export const forgottenPerson = ({ erasedAt }: Person): Person =>
  erasedAt === undefined ? noPerson : { ...noPerson, erasedAt };

/** Where a person is reached by a channel. */
export const contactOf = ({ own, applied }: Person, channel: Channel): Sealed<string> | undefined =>
  own[channel] ?? applied[channel];

const departments: readonly string[] = ['hukou', 'housing', 'education', 'medical', 'employer'];

/**
 * Whether the person wants to be written to about this service. A department needs its own consent; what concerns the
 * application as a whole may be written about under any.
 */
export const mayWrite = ({ consents }: Person, from: string): boolean =>
  Object.values(consents).some(({ given, recipient }) => given && (!departments.includes(from) || recipient === from));

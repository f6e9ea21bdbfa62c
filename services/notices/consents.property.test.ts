import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CloudEvent, PublicEvent } from '../../shared/contract/index.ts';
import { sealedExample } from '../../shared/sealed/index.ts';
import { must, reaching } from '../../shared/testing/reached.ts';
import { housingContract } from '../housing/contract.ts';
import { hukouContract } from '../hukou/contract.ts';
import { talentContract } from '../talent/contract.ts';
import { person } from './aggregates.ts';
import { isOpen, type Known } from './domain/message.ts';
import type { Plan, Words } from './domain/notice.ts';
import type { Preferences } from './domain/person.ts';
import { rendered, templateOf } from './templates.ts';
import { desk, eventsNamed } from './testing/desk.ts';

const subject = 'talent-made-up';
const start = Date.parse('2026-11-23T09:00:00+08:00');
const hour = 3_600_000;
const minute = (nth: number): string => new Date(start + nth * 60_000).toISOString();
const departments = ['hukou', 'housing'] as const;

const told = (declared: PublicEvent, about: string, streamversion: number, data: object): CloudEvent => ({
  ...{ specversion: '1.0', id: `${declared.type} ${about} ${streamversion}`, type: declared.type },
  ...{ source: `plus/${declared.type.split('.')[1]}`, subject: about, streamversion, time: minute(0) },
  ...{ datacontenttype: 'application/json', data: { ...(declared.example as object), person: subject, ...data } },
});

/** A consent is given and later withdrawn, each under an id of its own; what is not for notices lets nothing leave. */
interface Consent {
  recipient: string;
  purpose: string;
}
const terms: readonly Consent[] = departments.flatMap((recipient) =>
  ['notices', 'notices', 'document-reuse'].map((purpose) => ({ recipient, purpose })),
);
const { consentGiven, consentWithdrawn, applicationWithdrawn } = talentContract.events;
const consents: readonly CloudEvent[] = terms.flatMap((one, nth) => {
  const data = { ...one, consentId: `c-${nth}`, subject };
  const about = `consent/c-${nth}`;
  return [
    told(consentGiven, about, 2 * nth + 1, { ...data, at: minute(2 * nth + 1) }),
    told(consentWithdrawn, about, 2 * nth + 2, { ...data, at: minute(2 * nth + 2) }),
  ];
});

const eventsOf = { hukou: hukouContract.events, housing: housingContract.events };
/** What is written about: cases that are extended and reopened, and the application as a whole. */
const matters: readonly CloudEvent[] = [
  ...departments.flatMap((service) =>
    ['one', 'two', 'three'].flatMap((caseId) => [
      told(eventsOf[service].caseExtended, `case/${caseId}`, 4, { caseId, days: 5 }),
      told(eventsOf[service].caseReopened, `case/${caseId}`, 9, { caseId }),
    ]),
  ),
  ...['one', 'two'].map((id) => told(applicationWithdrawn, `application/${id}`, 2, { applicationId: id })),
];
/** A consent more often than anything else, since there are many of them and few stand at a time. */
const heardNext = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...consents) },
  { weight: 2, arbitrary: fc.constantFrom(...matters) },
);
/** Most talents consent to be written to first. */
const first = fc.subarray(
  consents.filter(({ type }) => type === consentGiven.type),
  { minLength: 2 },
);
const step = fc.record({
  event: heardNext,
  twice: fc.boolean(),
  hours: fc.constantFrom(0, 0, 1, 9),
  works: fc.constantFrom(true, true, true, false),
});

/** The consents by which somebody may be written to, as they have been heard: a withdrawal is for good. */
function standing() {
  const given = new Map<string, string>();
  const gone = new Set<string>();
  return {
    hear({ type, data }: CloudEvent): string | undefined {
      const { consentId, recipient, purpose } = data as Consent & { consentId: string };
      if (purpose !== 'notices') return undefined;
      if (type === consentGiven.type && !gone.has(consentId)) given.set(consentId, recipient);
      if (type === consentGiven.type) return gone.has(consentId) ? 'a consent after its withdrawal' : undefined;
      gone.add(consentId);
      return given.delete(consentId) ? 'withdrawn' : undefined;
    },
    /** What concerns the application as a whole may be written about under any. */
    allows: (from: string): boolean => [...given.values()].some((recipient) => from === 'talent' || recipient === from),
  };
}
type Standing = ReturnType<typeof standing>;

const { note, missing } = reaching([
  ...['withdrawn', 'a consent after its withdrawal', 'planned', 'in the app alone'],
  ...['sent', 'not sent', 'sent at a later attempt', 'a digest without what is not consented to'],
]);

type Desk = ReturnType<typeof desk>;
type Given = { event: { words: Words; plans: readonly Plan[] } };
type Posted = { stream: string; event: { body: string } };
const givenAt = ({ commits }: Desk) => eventsNamed(commits, 'notice', 'given') as unknown as Given[];
const posted = ({ commits }: Desk) => eventsNamed(commits, 'letter', 'posted') as unknown as Posted[];

/** A notice is given in the app whatever is consented to; it is to leave exactly when that is. */
function mustBePlanned({ event: { words, plans } }: Given, { allows }: Standing) {
  if (words.recipient !== `person:${subject}` || !templateOf(words.template).outside) return;
  must(plans.length > 0 === allows(words.from), `${words.template} of ${words.from} leaves by consent alone`);
  note(plans.length > 0 ? 'planned' : 'in the app alone');
}

/** What has left says nothing of a department that may not write at that moment. */
function mustBeAllowed(at: Desk, { stream, event: { body } }: Posted, { allows }: Standing) {
  const { state } = at.messages().find(({ id }) => `letter/${id}` === stream) ?? {};
  const { entries, attempts } = state as Known;
  const line = ({ template, params }: Known['entries'][number]): string => rendered(template, params).text.zh;
  const [yes, no] = [true, false].map((is) => entries.filter(({ from }) => allows(from) === is));
  must(body === yes?.map(line).join('\n') && body !== '', 'a letter says what is consented to, and nothing else');
  if (attempts > 1) note('sent at a later attempt');
  note('sent', ...(no?.length ? ['a digest without what is not consented to'] : []));
}

const hasEnded = ({ state }: { state: unknown }): boolean => !isOpen((state as Known).state);

test('given consents to be written to, heard in any order with their withdrawals, some twice, when departments have something to say, then a message leaves exactly under a consent to its department that stands at that moment', async () => {
  const property = fc.asyncProperty(
    fc.array(step, { minLength: 10, maxLength: 30, size: 'max' }),
    first,
    fc.constantFrom('none' as const, 'daily' as const),
    async (steps, given, digest) => {
      const at = desk(start);
      const consented = standing();
      const preferences: Preferences = { language: 'zh', channels: ['sms'], digest };
      const own = { sms: sealedExample<string>('contact/phone') };
      await at.kitFor('prefer').execute(person, subject, { type: 'prefer', preferences, own });
      const work = async (twice: boolean) => {
        const [letters, ended] = [
          posted(at).length,
          new Set(
            at
              .messages()
              .filter(hasEnded)
              .map(({ id }) => id),
          ),
        ];
        await at.work(twice);
        for (const one of posted(at).slice(letters)) mustBeAllowed(at, one, consented);
        for (const { id, state } of at.messages()) {
          if (ended.has(id) || !hasEnded({ state })) continue;
          const { why, entries } = state as Known;
          const none = entries.every(({ from }) => !consented.allows(from));
          must((why === 'no-consent') === none, 'a message is dropped for want of consent when there is none');
          if (none) note('not sent');
        }
      };
      for (const event of given) {
        consented.hear(event);
        await at.hear(event);
      }
      for (const { event, twice, hours, works } of steps) {
        for (let time = 0; time < (twice ? 2 : 1); time += 1) {
          const before = givenAt(at).length;
          note(...[consented.hear(event)].filter((met) => met !== undefined));
          await at.hear(event);
          for (const one of givenAt(at).slice(before)) mustBePlanned(one, consented);
        }
        at.clock.now += hours * hour;
        if (works) at.runtime.env.MAILBOX = 'kept';
        else delete at.runtime.env.MAILBOX;
        await work(twice);
      }
    },
  );
  await fc.assert(property, { numRuns: 40 });
  expect(missing()).toEqual([]);
}, 60_000);

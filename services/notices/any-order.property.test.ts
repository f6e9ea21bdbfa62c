import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CloudEvent } from '../../shared/contract/index.ts';
import { sealedExample } from '../../shared/sealed/index.ts';
import { notice, person } from './aggregates.ts';
import { isOpen } from './domain/message.ts';
import type { Preferences } from './domain/person.ts';
import { isQuiet } from './domain/quiet.ts';
import { sayAll } from './say.ts';
import { settings } from './settings.ts';
import { desk, eventsNamed } from './testing/desk.ts';

const subject = 'talent-made-up';
const start = Date.parse('2026-11-23T09:00:00+08:00');
const hour = 3_600_000;
const words = { zh: '演示', en: 'made up' };
const whole = { caseId: 'c', applicationId: 'a', person: subject, state: 'S', stage: words, terminal: false };
const askedAt = '2026-11-23T09:00:00+08:00';

/** The life of a case, a version each, with what happens beside it. */
const life = [
  whole,
  { ...whole, owner: 'worker', supplement: { askedAt, missing: [words] }, paused: true },
  { ...whole, owner: 'worker', supplement: { askedAt, missing: [words], answeredAt: askedAt } },
  { ...whole, owner: 'worker', paused: true, pausedReason: words },
  { ...whole, owner: 'other', overdue: true },
  { ...whole, owner: 'other', overdue: true, granted: { id: 'unit', text: words } },
  { ...whole, terminal: true, granted: { id: 'unit', text: words }, outcome: { outcome: 'approved', at: askedAt } },
];
const eventOf = (type: string, streamversion: number, data: object): CloudEvent => ({
  specversion: '1.0',
  id: `evt_${type}_${streamversion}`,
  type: `plus.hukou.${type}.v1`,
  source: 'plus/hukou',
  subject: 'case/c',
  time: askedAt,
  datacontenttype: 'application/json',
  streamversion,
  data,
});
const happened: readonly CloudEvent[] = [
  ...life.map((data, index) => eventOf('case-progressed', index + 1, data)),
  eventOf('case-extended', 4, { ...whole, days: 5 }),
  eventOf('case-overdue', 5, { ...whole, stage: 'S', owner: 'other' }),
  eventOf('case-escalated', 6, { ...whole, stage: 'S', level: 2, role: 'leader' }),
];
const urgently = {
  recipient: `person:${subject}`,
  from: 'hukou',
  template: 'offer.expiring',
  params: { service: 'hukou', day: '2026-11-24' },
  about: { kind: 'case', id: 'c', path: '/hukou/cases/c' },
  happenedAt: askedAt,
  key: 'urgent',
} as const;

interface Given {
  stream: string;
  event: { words: { recipient: string; template: string }; plans: unknown[] };
}

const step = fc.record({
  event: fc.integer({ min: 0, max: happened.length }),
  hours: fc.integer({ min: 0, max: 9 }),
  twice: fc.boolean(),
  works: fc.boolean(),
  stopsAfter: fc.constantFrom(undefined, undefined, 1, 2, 3),
});

test('random events in any order, twice, by handlers that stop half-way, and over days: each notice once, none lost, quiet hours kept', async () => {
  const property = fc.asyncProperty(
    fc.array(step, { minLength: 5, maxLength: 25 }),
    fc.constantFrom('none' as const, 'daily' as const),
    async (steps, digest) => {
      const { commits, clock, runtime, kitFor, messages, hear, work } = desk(start);
      const preferences: Preferences = { language: 'zh', channels: ['sms'], digest };
      const own = { sms: sealedExample<string>('contact/phone') };
      await kitFor('prefer').execute(person, subject, { type: 'prefer', preferences, own });
      const consent = { consentId: 'c', recipient: 'hukou', given: true, at: askedAt };
      await kitFor('consent').execute(person, subject, { type: 'consent', ...consent });
      const unheard: CloudEvent[] = [];
      for (const { event, hours, twice, works, stopsAfter } of steps) {
        const known = happened[event];
        for (let time = 0; time < (twice ? 2 : 1); time += 1)
          if (known && (await hear(known, stopsAfter)) === 'stopped') unheard.push(known);
          else if (!known) await sayAll([urgently], kitFor('urgent'));
        clock.now += hours * hour;
        if (works) runtime.env.MAILBOX = 'kept';
        else delete runtime.env.MAILBOX;
        await work(twice);
      }
      runtime.env.MAILBOX = 'kept';
      for (const event of unheard) await hear(event);
      for (let round = 0; round < 40; round += 1) {
        clock.now += 3 * hour;
        await work(false);
      }

      const given = eventsNamed(commits, notice.name, 'given') as unknown as Given[];
      expect(new Set(given.map(({ stream }) => stream)).size).toBe(given.length);
      // In this life nothing begins a second time, so no words are said to anyone twice.
      const lines = given.map(({ event }) => `${event.words.recipient} ${event.words.template}`);
      expect(lines.filter((line, index) => lines.indexOf(line) !== index)).toEqual([]);
      const planned = given
        .filter(({ event }) => event.plans.length > 0)
        .map(({ stream }) => stream.slice('notice/'.length));
      const ended = messages().flatMap(({ state }) => (state.state === 'NONE' ? [] : [state]));
      expect(ended.filter(({ state }) => isOpen(state))).toEqual([]);
      expect(ended.flatMap(({ entries }) => entries.map(({ noticeId }) => noticeId)).sort()).toEqual(planned.sort());
      for (const { stream, at } of eventsNamed(commits, 'letter', 'posted')) {
        const { state } = messages().find(({ id }) => id === stream.slice('letter/'.length)) ?? {};
        expect(state?.state !== 'NONE' && (state?.urgent || !isQuiet(Date.parse(at), settings.quiet))).toBe(true);
      }
    },
  );
  await fc.assert(property, { numRuns: 60 });
}, 60_000);

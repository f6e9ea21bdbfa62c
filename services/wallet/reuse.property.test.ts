import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Purpose, sealedExample } from '../../shared/sealed/index.ts';
import { makeKit } from '../../shared/service/make-kit.ts';
import { createMemoryService } from '../../shared/testing/memory-service.ts';
import { must, reaching } from '../../shared/testing/reached.ts';
import { item } from './item.ts';
import { wallet } from './service.ts';
import {
  type Attempt,
  courses,
  documents,
  happenedIn,
  matters,
  person,
  reckoning,
  type Told,
} from './testing/reuse-course.ts';

const { openItem } = wallet.contract.operations;

/** The wallet with the documents of one person, and every opening of what is sealed. */
async function filled() {
  const service = createMemoryService(wallet, () => Date.parse('2026-11-23T09:00:00+08:00'));
  const opened: Purpose[] = [];
  const open = async (_box: unknown, purpose: Purpose) => {
    opened.push(purpose);
    return { ok: true, value: 'made up' };
  };
  Object.assign(service.runtime, { keyring: () => ({ open }) });
  const number = sealedExample<string>('wallet/number');
  for (const [itemId, subject] of Object.entries(documents)) {
    const whose = { person, ...(subject !== person && { memberId: subject }) };
    const facts = { ...whose, kind: 'CON', source: 'made up', certainty: 'made-up' } as const;
    const kit = makeKit(service.runtime, { principal: { subject: person, roles: [] }, by: person, commandId: itemId });
    await kit.execute(item, itemId, { type: 'keep', facts, number });
  }
  const answerTo = async ({ itemId, matter: { department, caseId }, lead }: Attempt) => {
    const as = { subject: lead ? 'lead' : 'worker', roles: [lead ? 'leader' : 'caseworker'], department } as const;
    const asked = { as, params: { itemId }, body: { caseId, purpose: 'review' } };
    const { status, body } = await service.ask(openItem, asked);
    return status === 200 ? 'open' : body.code;
  };
  return { tell: service.tell, opened, answerTo };
}

const { note, missing } = reaching([
  ...['open', 'not-found', 'case-closed', 'consent-missing'],
  ...['heard again', 'a consent after its withdrawal', 'shut after it was open', 'open after it was shut'],
  ...['open in a review', 'shut in a review', 'open to one department and shut to another'],
]);

/** A wallet in which every attempt is held against what has been heard. */
async function held() {
  const { tell, opened, answerTo } = await filled();
  const world = reckoning();
  const last = new Map<string, string>();
  const heard = new Set<Told>();
  return {
    last,
    async hear(told: Told) {
      await tell(told.event);
      const late = world.hear(told);
      if (heard.has(told)) note('heard again');
      else if (late.some(({ about, holds }) => about.startsWith('consent') && holds))
        note('a consent after its withdrawal');
      heard.add(told);
    },
    async attempt(tried: Attempt) {
      const { itemId, matter, lead } = tried;
      const key = `${matter.department} ${matter.caseId} ${itemId} ${lead ? 'lead' : 'worker'}`;
      const before = opened.length;
      const [answer, expected] = [await answerTo(tried), world.expected(tried)];
      must(answer === expected, `${key} is ${expected} and not ${answer}`);
      must(opened.length - before === (answer === 'open' ? 1 : 0), 'what does not open is not unsealed');
      note(answer, ...(lead && answer === 'open' ? ['open in a review'] : []));
      if (lead && answer === 'consent-missing') note('shut in a review');
      if (last.get(key) === 'open' && answer === 'consent-missing') note('shut after it was open');
      if (last.get(key) === 'consent-missing' && answer === 'open') note('open after it was shut');
      last.set(key, answer);
    },
  };
}

const everyAttempt: readonly Attempt[] = matters.flatMap((matter) =>
  Object.keys(documents).flatMap((itemId) => [false, true].map((lead) => ({ itemId, matter, lead }))),
);

test('given consents, documents and ends of cases heard in any order, some twice, when somebody tries to open a document, then it opens by a consent to their department that nothing newer withdrew, and nothing is unsealed otherwise', async () => {
  const property = fc.asyncProperty(courses, async ({ story, steps }) => {
    const { hear, attempt, last } = await held();
    const left = happenedIn(story);
    for (const { which, again, attempts } of steps) {
      const place = which % Math.max(1, left.length);
      const [told] = again ? left.slice(place, place + 1) : left.splice(place, 1);
      if (told) await hear(told);
      for (const tried of attempts) await attempt(tried);
    }
    for (const told of left) await hear(told);
    for (const tried of everyAttempt) await attempt(tried);
    for (const [key, answer] of last)
      if (answer === 'open' && last.get(key.replace('hukou', 'housing')) === 'consent-missing')
        note('open to one department and shut to another');
  });
  await fc.assert(property, { numRuns: 30 });
  expect(missing()).toEqual([]);
}, 60_000);

test('given a case that was reopened and taken back, when the reopening is heard again, then its documents stay shut', async () => {
  const { hear, attempt, last } = await held();
  const all = happenedIn({ flips: [0], later: false, turns: [2, 0, 0, 0], reviewed: false, back: ['one'] });
  const [submitted, consented] = all.filter(({ event: { subject } }) => subject !== 'application/two');
  const [reopened, back] = ['reopened', 'application-withdrawn'].map((kind) =>
    all.find(({ event: { type } }) => type.includes(kind)),
  );
  for (const told of [submitted, consented, reopened, back, reopened]) if (told) await hear(told);
  for (const tried of everyAttempt) await attempt(tried);
  expect(last.get('hukou one own worker')).toBe('case-closed');
});

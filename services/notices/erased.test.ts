import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { talentCalled } from '../../shared/casework/testing/people.ts';
import { submittedData } from '../../shared/casework/testing/submitted.ts';
import { makeKit } from '../../shared/service/make-kit.ts';
import { person } from './aggregates.ts';
import { type PostOffice, startPostOffice } from './testing.ts';

const day = '2026-11-23';
let office: PostOffice;
beforeAll(async () => {
  office = await startPostOffice(`${day}T10:00:00+08:00`);
});
afterAll(() => office.stop());

const ops = { subject: 'ops', roles: ['ops'] } as const;
const at = (time: string) => `${day}T${time}:00.000+08:00`;

/** Who is written to by a digest, from a moment on. */
async function reachable(person: string, when: string, digest = 'daily'): Promise<void> {
  const phone = await office.runtimeOf('notices').keyring().seal(person, 'applicant/phone', '021 0000 0000');
  const { applicant } = submittedData(person) as { applicant: object };
  const data = submittedData(person, { person, applicant: { ...applicant, phone }, submittedAt: when });
  const id = `made-up-${person}-${Date.parse(when)}`;
  const of = { subject: `application/${id}`, time: when };
  await office.tell('plus.talent.application-submitted.v1', data, of);
  const terms = { consentId: id, person, subject: person, recipient: 'hukou', purpose: 'notices', at: when };
  await office.tell('plus.talent.consent-given.v1', terms, { subject: `consent/${id}`, time: when });
  const body = { language: 'zh', channels: ['sms'], digest };
  expect((await office.call(talentCalled(person), 'PUT /notices/preferences', { body })).status).toBe(200);
}

const overdueOf = (person: string, when: string, caseId: string) =>
  office.tell(
    'plus.hukou.case-progressed.v1',
    {
      ...{ caseId, applicationId: caseId, person, state: 'ACCEPTED', terminal: false, overdue: true },
      stage: { zh: '已受理', en: 'Accepted' },
    },
    { subject: `case/${caseId}`, source: 'plus/hukou', time: when },
  );
const erase = (person: string, when: string) =>
  office.tell('plus.talent.person-erased.v1', { requestId: `request-${person}-made-up`, person, at: when });
const inMailbox = async () =>
  (await office.call<{ items: { messageId: string }[] }>(ops as never, 'GET /notices/mailbox')).body.items;
const seenBy = async (person: string, route: string) =>
  (await office.call<{ items: { template: string }[] }>(talentCalled(person), `GET ${route}`)).body.items;

describe('who is erased', () => {
  test('given a notice waits for the digest, when they are erased and begin anew, then it is not sent under the new contact either', async () => {
    await reachable('ada', at('09:00'));
    await overdueOf('ada', at('09:30'), 'case-ada');
    expect(await seenBy('ada', '/notices/messages')).toHaveLength(1);
    await erase('ada', at('10:00'));
    expect(await seenBy('ada', '/notices/messages')).toEqual([]);
    await reachable('ada', at('10:30'));
    await overdueOf('ada', at('10:40'), 'case-ada-later');
    await office.deliverAt('2026-11-24T09:00:00+08:00');
    // What they began anew, alone.
    expect(await seenBy('ada', '/notices/messages')).toMatchObject([{ state: 'SENT', templates: ['lane.overdue'] }]);
    expect(await inMailbox()).toHaveLength(1);
  });

  test('given they are erased, when events from before come late or again, then nothing is said, kept or sent', async () => {
    await reachable('ben', at('09:00'));
    await erase('ben', at('10:00'));
    await reachable('ben', at('09:00'), 'none');
    await overdueOf('ben', at('09:30'), 'case-ben');
    expect(await seenBy('ben', '/notices')).toEqual([]);
    const { body } = await office.call(talentCalled('ben'), 'GET /notices/preferences');
    expect(body).toMatchObject({ contacts: [] });
    await erase('ben', at('10:00'));
    expect(await seenBy('ben', '/notices/messages')).toEqual([]);
  });
});

test('given a message that no list showed when its person was erased, when its time comes, then it is forgotten and not sent', async () => {
  const now = '2026-11-24T09:00:00.000+08:00';
  await reachable('eve', now);
  await overdueOf('eve', now, 'case-eve');
  const runtime = office.runtimeOf('notices');
  const kit = makeKit(runtime, { principal: { subject: 'test', roles: [] }, by: 'test', commandId: 'erased-eve' });
  await kit.execute(person, 'eve', { type: 'erased', at: '2026-11-24T09:01:00.000+08:00' });
  const before = await inMailbox();
  await office.deliverAt('2026-11-25T09:00:00+08:00');
  expect(await inMailbox()).toEqual(before);
  expect(await seenBy('eve', '/notices/messages')).toEqual([]);
});

describe('a letter in the mailbox', () => {
  const sent = async (person: string, when: string) => {
    await reachable(person, when, 'none');
    await overdueOf(person, when, `case-${person}`);
  };

  test('given its time is over, when its message goes, then it goes as well', async () => {
    await sent('cy', '2026-11-25T09:00:00.000+08:00');
    await office.deliverAt('2026-11-25T09:01:00+08:00');
    expect(await inMailbox()).toHaveLength(2);
    await office.deliverAt('2027-06-01T09:00:00+08:00');
    expect(await inMailbox()).toEqual([]);
  });

  test('given its message stands in no list any more, when its person is erased, then it goes as well', async () => {
    await sent('dee', '2027-06-01T09:00:00.000+08:00');
    await office.deliverAt('2027-06-01T09:01:00+08:00');
    const [{ messageId } = { messageId: '' }] = await inMailbox();
    const { commits } = office.runtimeOf('notices');
    expect(await commits.read(`letter/${messageId}`)).toHaveLength(1);
    await erase('dee', '2027-06-01T09:00:00.000+08:00');
    expect(await inMailbox()).toEqual([]);
    expect((await commits.read(`letter/${messageId}`)).at(-1)?.events).toMatchObject([{ type: 'person-forgotten' }]);
  });
});

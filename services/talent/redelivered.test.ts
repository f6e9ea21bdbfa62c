import { describe, expect, test } from 'vitest';
import { application } from './application/aggregate.ts';
import { consents, giveConsent } from './consents/consents.ts';
import { isUnderWay, laneOf } from './domain/state.ts';
import { employment } from './employment/aggregate.ts';
import type { LaneName } from './lanes.ts';
import { reactions } from './reactions.ts';
import { status, whole } from './testing/commands.ts';
import { consent } from './testing/consenting.ts';
import { playground } from './testing/played.ts';

const submitted = 'plus.talent.application-submitted.v1';
const completed = 'plus.talent.application-completed.v1';
const withdrawn = 'plus.talent.consent-withdrawn.v1';
const medical = 'plus.medical.case-progressed.v1';

/** One talent, whose events come in order until one comes again. */
function office() {
  const play = playground(reactions);
  let consented = 0;
  const apply = async (id: string, services: LaneName[] = ['medical']) => {
    play.execute(application, id, { type: 'draft', form: { services, answers: whole } }, 'ana');
    expect(play.execute(application, id, { type: 'submit' }, 'ana').ok).toBe(true);
    await play.carryAll();
  };
  return {
    ...play,
    apply,
    /** A consent is given or withdrawn at the door; what follows is carried over unless that waits. */
    async consents(give: boolean, recipient: string, waits = false) {
      consented += 1;
      await consent(play, { recipient, purpose: 'handling' }, give, consented, [])();
      if (!waits) await play.carryAll();
    },
    tells(id: string, version: number, outcome?: 'rejected') {
      play.tell(medical, version, { caseId: id, applicationId: id, person: 'ana', ...status(outcome) });
    },
    async hears(id: string, version: number, outcome?: 'rejected') {
      this.tells(id, version, outcome);
      await play.carryAll();
    },
    flow: (id: string) => play.stateOf(consents, 'ana').flows[id],
    lane: (id: string) => laneOf(play.stateOf(application, id), 'medical'),
    isAsked: (id: string) => play.stateOf(employment, id).open,
  };
}

describe('an event that comes again after newer ones', () => {
  test('given a case that was reopened and has ended again, when what it told in between comes again, then the application stays ended and nobody is asked', async () => {
    const one = office();
    for (const recipient of ['medical', 'employer']) await one.consents(true, recipient);
    await one.apply('one');
    await one.hears('one', 1, 'rejected');
    await one.hears('one', 2);
    await one.hears('one', 3);
    expect([one.flow('one')?.ended, one.isAsked('one')]).toEqual([false, true]);
    await one.hears('one', 4, 'rejected');
    const ended = [true, false];
    expect([one.flow('one')?.ended, one.isAsked('one')]).toEqual(ended);
    await one.redeliver(medical, (told) => !(told as { terminal: boolean }).terminal);
    expect([one.flow('one')?.ended, one.isAsked('one')]).toEqual(ended);
  });

  test('given a reopening whose handler stopped half-way, when it comes again after the case has ended again, then nothing begins; when it is still open, then all follows', async () => {
    for (const stops of [1, 2])
      for (const over of [true, false]) {
        const one = office();
        for (const recipient of ['medical', 'employer']) await one.consents(true, recipient);
        await one.apply('one');
        await one.hears('one', 1, 'rejected');
        one.tells('one', 2);
        await one.carry(0, true, stops);
        if (over) {
          one.tells('one', 3, 'rejected');
          await one.carry(-1, false);
          await one.carry(-1, false);
        }
        await one.carryAll();
        expect([one.flow('one')?.ended, one.isAsked('one')], `${stops} ${over}`).toEqual([over, !over]);
      }
  });

  test('given an end that was heard while nobody was asked, when it comes again after a reopening under a new consent, then the employer stays asked', async () => {
    const one = office();
    for (const recipient of ['medical', 'employer']) await one.consents(true, recipient);
    await one.apply('one');
    await one.hears('one', 1, 'rejected');
    await one.consents(false, 'employer');
    await one.hears('one', 2);
    await one.hears('one', 3, 'rejected');
    await one.consents(true, 'employer');
    await one.hears('one', 4);
    expect(one.isAsked('one')).toBe(true);
    await one.redeliver(completed);
    expect([one.flow('one')?.ended, one.isAsked('one')]).toEqual([false, true]);
  });

  test('given a consent that was withdrawn and given again, when its withdrawal comes again, then what was submitted since goes on', async () => {
    const one = office();
    for (const recipient of ['medical', 'employer']) await one.consents(true, recipient);
    await one.apply('one');
    for (const recipient of ['medical', 'employer']) await one.consents(false, recipient);
    expect([one.lane('one').withdrawing, one.isAsked('one')]).toEqual([true, false]);
    await one.hears('one', 1, 'rejected');
    for (const recipient of ['medical', 'employer']) await one.consents(true, recipient);
    await one.apply('two');
    for (const recipient of ['medical', 'employer'])
      await one.redeliver(withdrawn, (data) => (data as { recipient: string }).recipient === recipient);
    await one.carryAll();
    expect([one.lane('two').withdrawing, one.isAsked('two')]).toEqual([false, true]);
    expect(isUnderWay(one.stateOf(application, 'two'))).toBe(true);
  });

  test('given a consent to the employer that is given again before its withdrawal is heard, then the employer stays asked', async () => {
    const one = office();
    for (const recipient of ['medical', 'employer']) await one.consents(true, recipient);
    await one.apply('one');
    await one.consents(false, 'employer', true);
    await one.consents(true, 'employer', true);
    await one.carryAll();
    expect(one.isAsked('one')).toBe(true);
    await one.consents(false, 'employer');
    expect(one.isAsked('one')).toBe(false);
  });

  test('given a submission whose handler stopped half-way, when it comes again after the consent went and it has ended, then nobody is asked', async () => {
    const one = office();
    for (const recipient of ['medical', 'employer']) await one.consents(true, recipient);
    one.execute(application, 'one', { type: 'draft', form: { services: ['medical'], answers: whole } }, 'ana');
    one.execute(application, 'one', { type: 'submit' }, 'ana');
    await one.carry(0, true, 1);
    expect(one.published.some(({ type }) => type === submitted)).toBe(true);
    one.tells('one', 1, 'rejected');
    await one.carry(-1, false);
    await one.carry(-1, false);
    await one.consents(false, 'employer', true);
    await one.carryAll();
    expect([one.flow('one')?.ended, one.isAsked('one')]).toEqual([true, false]);
  });

  test('given a reopened case beside another application, when its handler stops before the other is told, then it is told when the event comes again', async () => {
    const one = office();
    await one.consents(true, 'medical');
    await one.apply('one');
    await one.hears('one', 1, 'rejected');
    await one.apply('two');
    one.tells('one', 2);
    // Refused at first, then noted beside the other; the third command would tell the other.
    await one.carry(0, true, 2);
    expect(one.stateOf(application, 'two').contested).toBeUndefined();
    await one.carryAll();
    expect(one.stateOf(application, 'two').contested).toEqual({ medical: ['one'] });
  });

  test('given a child with two consents, when the handler of its removal stops after the first, then both are withdrawn when it comes again', async () => {
    const one = office();
    const about = { subject: 'm-1', purpose: 'handling' };
    for (const recipient of ['education', 'medical'])
      one.execute(consents, 'ana', { type: 'give', consentId: recipient, recipient, ...about }, 'ana');
    one.tell('plus.talent.member-removed.v1', 2, { memberId: 'm-1', person: 'ana', at: '2026-11-23T10:00:00+08:00' });
    await one.carry(-1, true, 1);
    await one.carryAll();
    const { education, medical: other } = one.stateOf(consents, 'ana').consents;
    expect([education?.withdrawnAt, other?.withdrawnAt]).toEqual([expect.any(String), expect.any(String)]);
  });

  test('given a consent to the employer whose door stopped half-way, when it is given again after the application has ended, then nobody is asked; before that, the employer is', async () => {
    for (const over of [true, false]) {
      const one = office();
      await one.consents(true, 'medical');
      await one.apply('one');
      const body = { recipient: 'employer', purpose: 'handling' };
      const call = { body, principal: { subject: 'ana', roles: ['talent'] } } as unknown as Parameters<
        typeof giveConsent
      >[0];
      const give = (stopsAfter?: number) =>
        giveConsent(call, { ...one.kitFor('ana', 'request', stopsAfter), newId: () => 'given' });
      await expect(give(1)).rejects.toThrow();
      if (over) await one.hears('one', 1, 'rejected');
      expect(await give()).toMatchObject({ ok: true, body: { consentId: 'given' } });
      expect(one.isAsked('one'), `over: ${over}`).toBe(!over);
    }
  });
});

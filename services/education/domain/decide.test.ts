import { describe, expect, test } from 'vitest';
import type { EducationAnswers } from '../contract.ts';
import type { EducationCommand } from './case.ts';
import { wishesOf } from './case.ts';
import { decideEducation } from './decide.ts';
import { childClaim } from './draw.ts';
import { daysLater } from './placing.ts';
import {
  assign,
  coordinated,
  due,
  grant,
  guardian,
  hold,
  noon,
  open,
  placed,
  play,
  refusal,
  to,
  turn,
  verify,
  wish,
} from './testing/cases.ts';
import { windows } from './windows.ts';

describe('the course', () => {
  test('given every step, when it is taken, then the case stands where the data say, with what it needs', () => {
    expect(play([open()]).state).toMatchObject({ stage: 'REGISTERED', term: { schoolYear: 2027, batch: 1 } });
    expect(play([open([], 2026)]).state).toMatchObject({ answers: { schoolYear: 2027 } });
    expect(play(coordinated.slice(0, 4)).state).toMatchObject({
      stage: 'VERIFIED',
      category: 'sibling',
      verified: { by: 'worker', checked: ['HKB'] },
      clock: { pauses: [{ reason: 'stage' }] },
    });
    expect(play([...coordinated.slice(0, 4), verify]).decision).toEqual({ ok: true, events: [] });
    const corrected: EducationCommand = { ...verify, category: 'general' };
    expect(play([...coordinated.slice(0, 4), corrected]).state).toMatchObject({
      stage: 'VERIFIED',
      category: 'general',
    });
    const more: EducationCommand = { ...verify, checked: ['HKB', 'RP'] };
    expect(play([...coordinated.slice(0, 4), more]).state.verified?.checked).toEqual(['HKB', 'RP']);
    const { state, decision } = play(coordinated);
    expect(decision).toMatchObject({ claims: { take: [childClaim(state)] } });
    const known = { ...(state.answers as EducationAnswers), identity: 'one-child' };
    expect(childClaim({ ...state, answers: known })).toBe('child#talent-one#2027#one-child');
    expect(state).toMatchObject({ stage: 'COORDINATED', draw: { seed: 'plus-demo-2027' }, relisted: true });
    expect(play([...coordinated, grant(), guardian(true)]).state).toMatchObject({
      stage: 'CONFIRMED',
      status: 'closed',
      outcome: { outcome: 'approved' },
      hold,
    });
  });

  test('given a stage, when something is not legal from it, then it is refused and the stages are named', () => {
    expect(play([open(), assign, to('VERIFIED')]).decision).toMatchObject({
      refusal: { code: 'wrong-stage', detail: { en: expect.stringContaining('REGISTERED') } },
    });
    expect(play([open(), assign, verify]).decision).toMatchObject(refusal('wrong-stage'));
    expect(play([open(), assign, { type: 'coordinate' }]).decision).toMatchObject(refusal('wrong-stage'));
    expect(play([open(), assign, grant()]).decision).toMatchObject(refusal('wrong-stage'));
    expect(play([open(), assign, guardian(true)]).decision).toMatchObject(refusal('wrong-stage'));
    expect(play([{ type: 'coordinate' }]).decision).toMatchObject(refusal('not-found'));
    expect(play([open(), assign, to('ENROLLED'), [verify, { by: 'talent-one' }]]).decision).toMatchObject(
      refusal('own-case'),
    );
  });

  test('given a supplement is asked for in bulk, when it is open, then nothing goes on; of one’s own case nobody asks', () => {
    const ask: EducationCommand = { type: 'ask-missing', missing: [{ zh: '户口簿', en: 'Register', document: 'HKB' }] };
    const asked = [open(), to('ENROLLED'), ask];
    // Nobody has the case: whoever does the batch asks.
    expect(play([open(), [ask, { by: 'anybody' }]]).decision).toMatchObject({ events: [{ type: 'supplement-asked' }] });
    expect(play([open(), assign, ...asked.slice(1), verify]).decision).toMatchObject(refusal('supplement-open'));
    expect(play([open(), [ask, { by: 'talent-one' }]]).decision).toMatchObject(refusal('own-case'));
    expect(play([...coordinated.slice(0, 4), ask, { type: 'coordinate' }]).decision).toMatchObject(
      refusal('supplement-open'),
    );
    expect(play([...coordinated, ask]).state.relisted).toBe(true);
    expect(play([...coordinated, { type: 'extend', days: 1, reason: hold.text }]).state.relisted).toBe(false);
  });

  test('given a case coordinated already, when the run comes again, then nothing changes', () => {
    expect(play([...coordinated, { type: 'coordinate' }]).decision).toEqual({ ok: true, events: [] });
    expect(play([...placed, { type: 'coordinate' }]).decision).toEqual({ ok: true, events: [] });
  });

  test('given the caseworker’s hand alone, when it goes that way, then it is of the default category; a waiting case can be let in', () => {
    const { state } = play([open(), assign, to('ENROLLED'), to('VERIFIED'), to('COORDINATED')]);
    expect(state).toMatchObject({ stage: 'COORDINATED', category: 'general' });
    expect(play([open(), assign, to('ENROLLED'), verify, to('COORDINATED')]).state.category).toBe('sibling');
    const early = play([open(wish, 2028), assign, to('REGISTERED')]).state;
    expect(early).toMatchObject({ stage: 'REGISTERED', term: { schoolYear: 2028, batch: 1 } });
    expect(play([to('ENROLLED'), to('VERIFIED')], early).decision).toMatchObject(refusal('batch-not-open'));
    const unknown = play([open(wish, 2099), assign, to('REGISTERED'), to('ENROLLED'), verify, to('COORDINATED')]).state;
    expect(unknown).toMatchObject({ stage: 'COORDINATED', draw: { seed: 'school-year-2099' } });
    expect(play([grant()], unknown).state.until).toBe('2026-11-30T23:59:59.999+08:00');
  });
});

describe('a place', () => {
  test('given one, when another is to be granted, then it is refused; the same request finds its own', () => {
    expect(play([...placed, grant()]).decision).toEqual({ ok: true, events: [] });
    expect(play([...placed, grant({ ...hold, claim: 'other' }, 'other')]).decision).toMatchObject(
      refusal('wrong-stage'),
    );
    expect(play([...placed, turn(hold, 'turn')]).decision).toMatchObject(refusal('wrong-stage'));
    expect(play([...coordinated, [grant(), { by: 'stranger' }]]).decision).toMatchObject(refusal('not-yours'));
    expect(play([...coordinated, [turn(), { by: 'event' }]]).decision).toMatchObject({
      claims: { take: [hold.claim] },
      events: [{ stage: 'PLACED', until: '2026-11-30T23:59:59.999+08:00' }],
    });
  });

  test('given a school whose turn is another’s, when the place is given all the same, then the case keeps why', () => {
    const command = { ...grant(), outOfOrder: 'moved within the district' } as EducationCommand;
    const { decision, state } = play([...coordinated, command]);
    expect(decision).toMatchObject({ events: [{ type: 'case-granted', outOfOrder: 'moved within the district' }] });
    expect(state.offers).toEqual([{ schoolId: 'a', at: noon, outOfOrder: 'moved within the district' }]);
    expect(play(placed).state.offers).toEqual([{ schoolId: 'a', at: noon }]);
  });

  test('given the last days of the window, when a place is given, then it can be confirmed until the last', () => {
    const { state } = play(coordinated);
    const late = '2027-08-29T12:00:00.000+08:00';
    expect(play([[turn(), { at: late }]], state).state.until).toBe('2027-08-31T23:59:59.999+08:00');
    expect(daysLater('2027-02-28', 5, 'calendar')).toBe('2027-03-05');
  });

  test('given it, when it is declined or not confirmed in time, then it is free, and the case waits for its other wishes', () => {
    const { state, decision } = play([...placed, guardian(false)]);
    expect(decision).toMatchObject({ claims: { release: [hold.claim] } });
    expect(state).toMatchObject({ stage: 'COORDINATED', declined: 1, left: [hold] });
    expect(wishesOf(state)).toEqual([{ schoolId: 'b', preference: 2 }]);
    const over = '2026-11-30T23:59:59.999+08:00';
    expect(play([...placed, guardian(true, over)]).decision).toMatchObject(refusal('confirmation-over'));
    expect(play([...placed, due(over)]).state).toMatchObject({ stage: 'COORDINATED', declined: 1 });
    expect(play([...placed, due(noon)]).decision).toEqual({ ok: true, events: [] });
    expect(play([...placed, [{ type: 'answer-placement', accept: true }, { by: 'stranger' }]]).decision).toMatchObject(
      refusal('not-found'),
    );
  });

  test('given the last time, or no other wish, when it is given back, then the case waits for the next window, anew', () => {
    const other = { ...hold, claim: 'place#b#2027#1', id: 'b-2027-1' };
    const { state, decision } = play([...placed, guardian(false), turn(other, 'second'), guardian(false)]);
    const child = childClaim(play(coordinated).state);
    expect(decision).toMatchObject({ claims: { release: [other.claim, child] } });
    expect(state).toMatchObject({
      status: 'open',
      stage: 'WAIT_NEXT_WINDOW',
      term: { schoolYear: 2028 },
      declined: 0,
      answers: { schoolYear: 2028 },
    });
    expect([state.verified, state.draw, state.child]).toEqual([undefined, undefined, undefined]);
    const only = [open(['a']), ...coordinated.slice(1), grant(), guardian(false)];
    expect(play(only).state).toMatchObject({ stage: 'WAIT_NEXT_WINDOW' });
  });

  test('given it is confirmed, when the case is reopened, then it is kept; a refused case begins anew', () => {
    const reopen: EducationCommand = { type: 'reopen', why: 'review', decision: 1 };
    const again = play([...placed, guardian(true), reopen]);
    expect(again.state).toMatchObject({ status: 'open', stage: 'PLACED', hold });
    expect(again.state.until).toBeUndefined();
    expect(play([grant({ ...hold, claim: 'other' }, 'other')], again.state).decision).toMatchObject(
      refusal('wrong-stage'),
    );
    expect(play([due('2027-12-01T00:00:00.000+08:00')], again.state).decision).toEqual({ ok: true, events: [] });
    const reject: EducationCommand = { type: 'decide', outcome: 'rejected', reasonCode: 'permit-or-insurance-missing' };
    const refused = play([...placed, reject]);
    expect(refused.decision).toMatchObject({ claims: { release: [hold.claim, refused.state.child] } });
    expect(play([reopen], refused.state).state).toMatchObject({ stage: 'REGISTERED', term: { batch: 1 } });
    expect(play([...placed, reopen]).decision).toEqual({ ok: true, events: [] });
    expect(play([{ ...reopen, why: 'lead' } as EducationCommand]).decision).toMatchObject(refusal('not-found'));
  });

  test('given the talent withdraws, when the case is coordinated, then the child may be again; before that there is nothing to free', () => {
    const withdraw: EducationCommand = { type: 'withdraw', applicationId: 'one', person: 'talent-one' };
    const { state, decision } = play([...placed, withdraw]);
    expect(decision).toMatchObject({ claims: { release: [hold.claim, state.child] } });
    expect(play([open(), withdraw]).decision).not.toHaveProperty('claims.release');
    expect(play([withdraw, open()]).state).toMatchObject({ status: 'closed', stage: 'WITHDRAWN' });
  });
});

describe('the calendar', () => {
  test('given a batch is missed, when it is over, then the next one is the case’s; after the last, the next window', () => {
    const enrolled = play([open(), assign, to('ENROLLED')]).state;
    const second = play([due('2027-04-30T23:59:59.999+08:00')], enrolled).state;
    expect(second).toMatchObject({ stage: 'ENROLLED', term: { batch: 2 }, waits: expect.anything() });
    const opened = play([due('2027-05-01T00:00:00.000+08:00')], second).state;
    expect(opened).toMatchObject({ stage: 'ENROLLED', waits: undefined });
    const missed = play([due('2027-08-20T23:59:59.999+08:00')], opened).state;
    expect(missed).toMatchObject({ status: 'open', stage: 'WAIT_NEXT_WINDOW', term: { schoolYear: 2028 } });
    const ask: EducationCommand = { type: 'ask-supplement', missing: [{ zh: '甲', en: 'One' }] };
    for (const reasonCode of ['permit-or-insurance-missing', 'supplement-missing'])
      expect(play([ask, { type: 'decide', outcome: 'rejected', reasonCode }], missed).decision).toMatchObject(
        refusal('reason-not-here'),
      );
    expect(play([due('2027-09-01T00:00:00.000+08:00')], missed).state).toMatchObject({ stage: 'REGISTERED' });
  });

  test('given a verified case, when its coordination day goes by, then the clock goes on; at the end it waits for the next window', () => {
    const verified = play(coordinated.slice(0, 4)).state;
    const late = play([due('2027-05-10T23:59:59.999+08:00')], verified).state;
    expect(late).toMatchObject({ stage: 'VERIFIED', waits: undefined, until: '2027-08-31T23:59:59.999+08:00' });
    const end = due('2027-08-31T23:59:59.999+08:00');
    expect(play([end], late).state).toMatchObject({ stage: 'WAIT_NEXT_WINDOW' });
    const waiting = play([end], play(coordinated).state);
    expect(waiting.decision).toMatchObject({ claims: { release: [expect.stringMatching(/^child#/)] } });
    expect(waiting.state).toMatchObject({ stage: 'WAIT_NEXT_WINDOW', relisted: true });
  });

  test('given a calendar that was taken back, or a case from before there were batches, when its day comes, then it goes on all the same', () => {
    const enrolled = play([open(), assign, to('ENROLLED')]).state;
    const over = { at: '2027-04-30T23:59:59.999+08:00', by: 'deadline', id: 'one' };
    expect(decideEducation({ type: 'stage-due' }, enrolled, over, [])).toMatchObject({
      events: [{ stage: 'WAIT_NEXT_WINDOW', term: { schoolYear: 2028 } }],
    });
    const later = windows.map((one) => ({ ...one, confirmUntil: `${one.schoolYear}-09-30` }));
    const last = { ...over, at: '2027-08-31T23:59:59.999+08:00' };
    expect(decideEducation({ type: 'stage-due' }, play(coordinated).state, last, later)).toMatchObject({
      events: [{ stage: 'COORDINATED', until: '2027-09-30T23:59:59.999+08:00' }],
    });
    const { term: _term, ...old } = enrolled;
    expect(decideEducation({ type: 'stage-due' }, old, over)).toMatchObject({
      events: [{ stage: 'ENROLLED', term: { schoolYear: 2027, batch: 2 } }],
    });
  });

  test('given no window is known, when it is looked for again, then the case goes on waiting, and never ends', () => {
    const unknown = play([open(wish, 2099)]).state;
    expect(unknown).toMatchObject({
      status: 'open',
      stage: 'WAIT_NEXT_WINDOW',
      until: '2026-12-23T09:00:00.000+08:00',
    });
    const again = play([due('2026-12-23T09:00:00.000+08:00')], unknown).state;
    expect(again).toMatchObject({ status: 'open', stage: 'WAIT_NEXT_WINDOW', until: '2027-01-22T09:00:00.000+08:00' });
    const withdrawn: EducationCommand = { type: 'withdraw', applicationId: 'one', person: 'talent-one' };
    expect(play([withdrawn, due('2028-01-01T00:00:00.000+08:00')], unknown).decision).toEqual({ ok: true, events: [] });
  });
});

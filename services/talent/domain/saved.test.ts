import { describe, expect, test } from 'vitest';
import { sealedExample } from '../../../shared/sealed/index.ts';
import { given as givenAny } from '../../../shared/testing/given.ts';
import { application } from '../application/aggregate.ts';
import type { LaneName } from '../lanes.ts';
import { formDefinition } from '../questions/definition.ts';
import type { Answers } from '../questions/model.ts';
import type { ApplicationCommand } from './decide.ts';
import type { ApplicationEvent, LaneProgressed } from './events.ts';

const morning = '2026-11-23T09:00:00.000+08:00';
const { version } = formDefinition;
const draftOf = (services: LaneName[], answers: Answers = {}): ApplicationEvent => ({
  type: 'application-drafted',
  person: 'ana',
  form: { version: 'older', services, answers },
});
const given = (events: ApplicationEvent[], by = 'ana') => givenAny(application, events, { at: morning, by, id: 'one' });
const when = (events: ApplicationEvent[], command: ApplicationCommand, by?: string) =>
  given(events, by).when(command).decision;
/** What a deadline decides at an instant, of a draft that was last touched in the morning. */
const due = (events: ApplicationEvent[], command: ApplicationCommand, at: string) =>
  application.decide(command, given(events).state, { at, by: `deadline:${command.type}`, id: 'one' });
const no = (code: string) => ({ ok: false, refusal: { code } });
const nothing = { ok: true, events: [] };
const box = (field: string) => sealedExample<string>(field);
const save = (answers: Record<string, unknown>, services?: LaneName[]) =>
  ({ type: 'save-answers', answers, ...(services && { services }) }) as ApplicationCommand;

describe('answers of a draft, one by one', () => {
  test('given a draft, when an answer is saved, then it is kept under the form of today; the same again changes nothing', () => {
    const { decision, state } = given([draftOf(['hukou'])]).when(save({ channel: 'returnee' }));
    expect(decision).toEqual({
      ok: true,
      events: [{ type: 'answers-saved', version, saved: { channel: 'returnee' }, cleared: [] }],
    });
    expect(state.form).toEqual({ version, services: ['hukou'], answers: { channel: 'returnee' } });
    expect(when([draftOf(['hukou'], { channel: 'returnee' })], save({ channel: 'returnee' }, ['hukou']))).toEqual(
      nothing,
    );
  });

  test('given other services, when they are saved, then answers that nobody needs any more are gone', () => {
    const before = draftOf(['hukou', 'housing'], { channel: 'returnee', homes: 1 });
    const { state } = given([before]).when(save({}, ['housing']));
    expect(state.form).toMatchObject({ services: ['housing'], answers: { homes: 1 } });
    expect(state.form.answers).not.toHaveProperty('channel');
  });

  test('given what may not be saved, when it comes, then it is refused by the question and nothing changes', () => {
    expect(when([draftOf(['hukou'])], save({ homes: 1 }))).toMatchObject({
      refusal: { code: 'answers-not-wanted', pointer: '/answers/homes' },
    });
    expect(when([draftOf(['hukou'])], save({ channel: 'graduate' }), 'bo')).toEqual(no('not-found'));
    const submitted: ApplicationEvent = { type: 'application-submitted', version, hidden: [] };
    expect(when([draftOf(['hukou']), submitted], save({ channel: 'graduate' }))).toEqual(no('not-a-draft'));
  });

  test('given answers to questions that are not asked, when it is submitted, then they are dropped and the form’s version is kept', () => {
    const whole = {
      ...{ name: box('applicant/name'), phone: box('applicant/phone'), idNumber: box('applicant/idNumber') },
      ...{ enterpriseId: 'made-up', employerName: 'made up', channel: 'graduate', daysAbroad: 360, points: 80 },
      cleanRecord: box('answers/cleanRecord'),
    };
    const { decision, state } = given([draftOf(['hukou'], whole)]).when({ type: 'submit' });
    expect(decision).toMatchObject({ events: [{ version, hidden: ['daysAbroad', 'cleanRecord'] }] });
    expect(state.form.version).toBe(version);
    expect(state.form.answers).not.toHaveProperty('daysAbroad');
    expect(state.form.answers).toMatchObject({ points: 80 });
  });
});

describe('a draft that nobody touches', () => {
  const draft = draftOf(['hukou'], { channel: 'returnee' });
  const warned: ApplicationEvent = { type: 'draft-expiring', expiresOn: '2027-01-22' };
  const warn: ApplicationCommand = { type: 'warn-draft' };
  const expire: ApplicationCommand = { type: 'expire-draft' };
  const expired: ApplicationEvent = { type: 'draft-expired' };
  const told = (event: ApplicationEvent, ...events: ApplicationEvent[]) =>
    application.publish?.(event, given(events).state, { id: 'one', at: morning, by: 'x' });
  const dues = (...events: ApplicationEvent[]) => application.dues?.(given(events).state, 'one');

  test('given a draft, when its last days come, then its talent is warned once, and not before', () => {
    expect(dues(draft)).toEqual([{ name: 'warn-draft', at: '2027-01-15T00:00:00.000+08:00' }]);
    expect(due([draft], warn, '2027-01-14T23:59:59.999+08:00')).toEqual(nothing);
    expect(due([draft], warn, '2027-01-15T00:00:00.000+08:00')).toEqual({ ok: true, events: [warned] });
    expect(told(warned, draft, warned)).toMatchObject([
      { type: 'plus.talent.draft-expiring.v1', data: { person: 'ana', services: ['hukou'], expiresOn: '2027-01-22' } },
    ]);
    expect(due([draft, warned], warn, '2027-01-16T00:00:00.000+08:00')).toEqual(nothing);
  });

  test('given a warning that comes late, when it is given, then as many days are left as if it had come in time', () => {
    expect(due([draft], warn, '2027-03-01T09:00:00.000+08:00')).toMatchObject({
      events: [{ expiresOn: '2027-03-08' }],
    });
  });

  test('given the last day has passed, when it falls due, then it is over and offers no answers', () => {
    expect(dues(draft, warned)).toEqual([{ name: 'expire-draft', at: '2027-01-23T00:00:00.000+08:00' }]);
    expect(due([draft, warned], expire, '2027-01-22T23:59:59.999+08:00')).toEqual(nothing);
    expect(due([draft], expire, '2027-03-22T00:00:00.000+08:00')).toEqual(nothing);
    expect(due([draft, warned], expire, '2027-01-23T00:00:00.000+08:00')).toEqual({ ok: true, events: [expired] });
    const { state } = given([draft, warned, expired]);
    expect(state).toMatchObject({ status: 'EXPIRED', form: { answers: {} } });
    expect(told(expired, draft, warned, expired)).toMatchObject([
      { type: 'plus.talent.draft-expired.v1', data: { person: 'ana', services: ['hukou'] } },
    ]);
    expect(dues(draft, warned, expired)).toEqual([]);
    expect(when([draft, warned, expired], { type: 'submit' })).toEqual(no('draft-expired'));
    expect(when([draft, warned, expired], save({ channel: 'graduate' }))).toEqual(no('draft-expired'));
  });

  test('given a warned draft, when an answer changes, then the clock starts anew; a withdrawn one has none', () => {
    const changed: ApplicationEvent = { type: 'answers-saved', version, saved: { degree: 'master' }, cleared: [] };
    expect(dues(draft, warned, changed)).toMatchObject([{ name: 'warn-draft' }]);
    expect(due([draft, warned, changed], expire, '2027-01-23T00:00:00.000+08:00')).toEqual(nothing);
    const withdrawn: ApplicationEvent = { type: 'draft-withdrawn' };
    expect(due([draft, warned, withdrawn], expire, '2027-09-01T00:00:00.000+08:00')).toEqual(nothing);
    expect(due([draft, withdrawn], warn, '2027-09-01T00:00:00.000+08:00')).toEqual(nothing);
  });

  test('given its talent withdrew it, when the days of a withdrawn one have passed, then its answers go, once; of nobody nothing is due', () => {
    const withdrawn: ApplicationEvent = { type: 'draft-withdrawn' };
    const discard: ApplicationCommand = { type: 'discard-draft' };
    const discarded: ApplicationEvent = { type: 'draft-discarded' };
    expect(dues(draft, withdrawn)).toEqual([{ name: 'discard-draft', at: '2026-12-24T00:00:00.000+08:00' }]);
    expect(due([draft, withdrawn], discard, '2026-12-23T23:59:59.999+08:00')).toEqual(nothing);
    const over = '2026-12-24T00:00:00.000+08:00';
    expect(due([draft, withdrawn], discard, over)).toEqual({ ok: true, events: [discarded] });
    expect(due([draft], discard, over)).toEqual(nothing);
    expect(due([draft, withdrawn, discarded], discard, over)).toEqual(nothing);
    expect(dues(draft, withdrawn, discarded)).toEqual([]);
    const { state } = given([draft, withdrawn, discarded]);
    expect(state).toMatchObject({ status: 'WITHDRAWN', form: { answers: {} } });
    expect(told(discarded, draft, withdrawn, discarded)).toMatchObject([
      { type: 'plus.talent.draft-discarded.v1', data: { person: 'ana', services: ['hukou'] } },
    ]);
    const left = application.personal?.forgotten(given([draft, withdrawn]).state);
    expect(left && application.dues?.(left, 'one')).toEqual([]);
  });

  test('given what falls due, when its command is asked for, then it is the one of that name', () => {
    expect(application.onDue?.('warn-draft')).toEqual(warn);
    expect(application.onDue?.('expire-draft')).toEqual(expire);
    expect(application.onDue?.('discard-draft')).toEqual({ type: 'discard-draft' });
  });
});

describe('a correction', () => {
  const answers = { phone: box('applicant/phone'), channel: 'graduate', points: 80 };
  const underWay: ApplicationEvent[] = [
    draftOf(['hukou', 'housing'], answers),
    { type: 'application-submitted', version, hidden: [] },
  ];
  const reason = box('correction/reason');
  const correct = (question: string, value: unknown) =>
    ({ type: 'correct-answer', question, value, reason }) as ApplicationCommand;
  const ended = (service: LaneProgressed['service'], terminal = true): ApplicationEvent => ({
    ...{ type: 'lane-progressed', service, version: 1 },
    status: { state: 'SETTLED', stage: { zh: '一', en: 'one' }, terminal },
  });

  test('given departments at work, when an answer is corrected, then those that need it learn it and the one before is kept', () => {
    const { decision, state } = given(underWay).when(correct('points', 82.5));
    const event: ApplicationEvent = {
      type: 'answer-corrected',
      question: 'points',
      value: 82.5,
      reason,
      services: ['hukou'],
    };
    expect(decision).toEqual({ ok: true, events: [event] });
    expect(state.form.answers.points).toBe(82.5);
    expect(state.corrections).toEqual([
      { at: morning, question: 'points', before: 80, value: 82.5, reason, services: ['hukou'] },
    ]);
    expect(application.publish?.(event, state, { id: 'one', at: morning, by: 'ana' })).toMatchObject([
      {
        type: 'plus.talent.answer-corrected.v1',
        data: {
          number: 1,
          question: 'points',
          value: 82.5,
          services: ['hukou'],
          facts: [{ service: 'hukou', fact: 'points' }],
        },
      },
    ]);
    expect(when([...underWay, event], correct('points', 82.5))).toEqual(nothing);
  });

  test('given a personal detail, when it is corrected, then every department at work learns it, sealed and by its place', () => {
    const fresh = { ...box('applicant/phone'), box: 'B'.repeat(64) };
    const { decision, state } = given([...underWay, ended('hukou')]).when(correct('phone', fresh));
    expect(decision).toMatchObject({ events: [{ services: ['housing'] }] });
    const [event] = decision.ok ? decision.events : [];
    expect(
      application.publish?.(event as ApplicationEvent, state, { id: 'one', at: morning, by: 'ana' }),
    ).toMatchObject([{ data: { place: '/applicant/phone', sealed: fresh, facts: [] } }]);
  });

  test('given a lane that had ended, when it is open again and the answer is corrected alike, then only its department learns it', () => {
    const phone = { ...box('applicant/phone'), box: 'B'.repeat(64) };
    const event: ApplicationEvent = {
      ...{ type: 'answer-corrected', question: 'phone', value: phone, reason },
      services: ['housing'],
    };
    const open = ended('hukou', false);
    const { decision } = given([...underWay, ended('hukou'), event, open]).when(correct('phone', phone));
    expect(decision).toMatchObject({ events: [{ services: ['hukou'] }] });
    expect(when([...underWay, event], correct('points', 80))).toEqual(nothing);
  });

  test('given nobody works on it, or it cannot be corrected, when it is, then it is refused', () => {
    expect(when([...underWay, ended('hukou')], correct('points', 1))).toMatchObject(no('nothing-to-correct'));
    expect(when([draftOf(['hukou'], answers)], correct('points', 1))).toMatchObject(no('nothing-to-correct'));
    expect(when(underWay, correct('channel', 'returnee'))).toMatchObject(no('not-correctable'));
    expect(when(underWay, correct('colour', 'red'))).toMatchObject(no('not-correctable'));
    expect(when(underWay, correct('daysAbroad', 300))).toMatchObject(no('not-asked'));
    expect(when(underWay, correct('points', 1), 'bo')).toEqual(no('not-found'));
  });
});

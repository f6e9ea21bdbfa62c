import { describe, expect, test } from 'vitest';
import { sealedExample } from '../../../shared/sealed/index.ts';
import { application } from '../application/aggregate.ts';
import { shownApplication } from '../application/views.ts';
import type { ApplicationCommand } from './decide.ts';
import type { ApplicationEvent } from './events.ts';
import { forgottenApplication } from './forgotten.ts';
import { at, drafted, given, no, nothing, progressed, status, underWay, when, words } from './testing/applications.ts';

describe('withdrawing', () => {
  test('given a draft, when all of it is withdrawn, then it is over; of a part, the rest stays a draft', () => {
    expect(given([drafted]).when({ type: 'withdraw' }).state).toMatchObject({ status: 'WITHDRAWN', closedAt: at });
    const { state } = given([drafted]).when({ type: 'withdraw', services: ['hukou'] });
    expect(state).toMatchObject({ status: 'DRAFT', form: { services: ['housing'] } });
    expect(state.form.answers).not.toHaveProperty('channel');
    expect(state.form.answers).toMatchObject({ housingKind: 'talent-flat', employerName: 'made up' });
  });

  test('given one under way, when lanes are withdrawn, then the departments are told once and the lanes wait for them', () => {
    const { decision, state } = given(underWay).when({ type: 'withdraw', services: ['hukou'] });
    expect(decision).toEqual({ ok: true, events: [{ type: 'lanes-withdrawn', services: ['hukou'] }] });
    expect(shownApplication(state, 'one').lanes).toMatchObject([
      { service: 'hukou', state: 'SENT', withdrawing: true },
      { service: 'housing', state: 'SENT' },
    ]);
    const [event] = application.publish?.({ type: 'lanes-withdrawn', services: ['hukou'] }, state, {
      id: 'one',
      at,
      by: 'ana',
    }) ?? [undefined];
    expect(event?.data).toEqual({ applicationId: 'one', person: 'ana', services: ['hukou'] });
    const again: ApplicationEvent[] = [...underWay, { type: 'lanes-withdrawn', services: ['hukou'] }];
    expect(when(again, { type: 'withdraw', services: ['hukou'] })).toEqual(nothing);
    expect(when(again, { type: 'withdraw' })).toMatchObject({ events: [{ services: ['housing'] }] });
  });

  test('given a lane that has ended, or a closed application, when it is withdrawn, then there is nothing to withdraw', () => {
    const ended = [...underWay, progressed('hukou', 1, status('approved'))];
    expect(when(ended, { type: 'withdraw', services: ['hukou'] })).toEqual(no('nothing-to-withdraw'));
    const closed: ApplicationEvent[] = [...ended, { type: 'application-closed', status: 'COMPLETED', outcomes: [] }];
    expect(when(closed, { type: 'withdraw' })).toEqual(no('nothing-to-withdraw'));
  });

  test('given a service that is not in it, or another’s application, when it is withdrawn, then it is refused', () => {
    expect(when(underWay, { type: 'withdraw', services: ['medical'] })).toMatchObject({
      refusal: { code: 'not-in-application', pointer: '/services/0' },
    });
    expect(when(underWay, { type: 'withdraw' }, 'bo')).toEqual(no('not-found'));
  });
});

describe('consent', () => {
  test('given lanes whose consent is gone, when they are stopped, then those still open are taken back, once', () => {
    const stop: ApplicationCommand = { type: 'stop-lanes', services: ['hukou', 'housing'] };
    const ended = [...underWay, progressed('hukou', 1, status('approved'))];
    expect(when(ended, stop, 'event')).toEqual({
      ok: true,
      events: [{ type: 'lanes-withdrawn', services: ['housing'] }],
    });
    expect(when([...ended, { type: 'lanes-withdrawn', services: ['housing'] }], stop, 'event')).toEqual(nothing);
    expect(when([drafted], stop, 'event')).toEqual(nothing);
  });
});

describe('a supplement for several departments', () => {
  const con = { itemId: 'item', kind: 'CON' };
  const answer = { type: 'answer-supplements' as const, documents: ['CON'], unnamed: [], items: [con] };
  const asking = (document?: string, given?: boolean, service: 'hukou' | 'housing' = 'hukou') => {
    const one = { ...words, ...(document && { document }), ...(given && { given }) };
    return progressed(service, 1, { ...status(), supplement: { askedAt: at, missing: [one] } });
  };

  test('given a department asks for the document, when it is sent, then all departments are told once', () => {
    const { decision, state } = given([...underWay, asking('CON')]).when(answer);
    const event: ApplicationEvent = {
      type: 'supplement-answered',
      documents: ['CON'],
      items: ['item'],
      services: ['hukou'],
      given: [{ service: 'hukou', items: ['item'], met: [{ document: 'CON' }] }],
    };
    expect(decision).toEqual({ ok: true, events: [event] });
    const words = sealedExample<string>('supplement/answer');
    expect(given([...underWay, asking('CON')]).when({ ...answer, answer: words }).decision).toEqual({
      ...{ ok: true, events: [{ ...event, answer: words }] },
    });
    const [told] = application.publish?.(event, state, { id: 'one', at, by: 'ana' }) ?? [];
    expect(told).toMatchObject({
      type: 'plus.talent.supplement-answered.v1',
      data: { person: 'ana', items: ['item'] },
    });
  });

  test('given it was sent, when the very same is sent again before the department tells, then nothing happens; what is new, or asked anew, is told', () => {
    const said = { ...answer, answer: sealedExample<string>('supplement/answer') };
    const sent = (events: ApplicationEvent[], command: ApplicationCommand = answer): ApplicationEvent[] => {
      const { decision } = given(events).when(command);
      if (!decision.ok) throw new Error('it was refused');
      return [...events, ...decision.events];
    };
    const once = sent([...underWay, asking('CON')]);
    expect(when(once, answer)).toEqual(nothing);
    expect(when(sent(once, said), said)).toEqual(nothing);
    expect(when(sent([...underWay, asking('CON')], said), answer)).toMatchObject({ events: [{ items: ['item'] }] });
    const other = { ...answer, items: [{ ...con, itemId: 'other' }] };
    expect(when(once, other)).toMatchObject({ events: [{ items: ['other'] }] });
    // Its caseworker took the case up meanwhile, and has not got the answer yet.
    const { status: told } = asking('CON');
    expect(when([...once, progressed('hukou', 2, { ...told, owner: 'worker' })], answer)).toEqual(nothing);
    const anew = {
      ...told,
      supplement: { askedAt: '2026-11-25T09:00:00.000+08:00', missing: told.supplement?.missing ?? [] },
    };
    expect(when([...once, progressed('hukou', 2, anew)], answer)).toMatchObject({ events: [{ items: ['item'] }] });
    expect(when([...once, asking('CON', false, 'housing')], answer)).toMatchObject({
      events: [{ services: ['hukou', 'housing'] }],
    });
    const over = given([...once, progressed('hukou', 2, status('approved'))]).state;
    expect(over.lanes.hukou).not.toHaveProperty('answering');
    expect(forgottenApplication(given(once).state).lanes.hukou).not.toHaveProperty('answering');
    // As it was kept before it was known which department got what.
    expect(given([...once, { type: 'supplement-answered', documents: [], items: [] }]).state).toEqual(
      given(once).state,
    );
  });

  test('given one asks for a kind and one in words, when both are answered, then each gets what it asked for', () => {
    const events = [...underWay, asking('CON'), asking(undefined, undefined, 'housing')];
    const items = [con, { itemId: 'other', kind: 'TAX' }];
    const command: ApplicationCommand = { ...answer, items, unnamed: ['housing'] };
    expect(when(events, command)).toMatchObject({
      events: [
        {
          unnamed: ['housing'],
          given: [
            { service: 'hukou', items: ['item'], met: [{ document: 'CON' }] },
            { service: 'housing', items: ['other'], met: [{}] },
          ],
        },
      ],
    });
    const said = sealedExample<string>('supplement/answer');
    expect(when(events, { ...command, answer: said })).toMatchObject({ events: [{ answer: said }] });
    const refused = { refusal: { code: 'no-supplement', pointer: '/services/0' } };
    expect(when([...underWay, asking('CON')], { ...command, unnamed: ['hukou'] })).toMatchObject(refused);
    expect(when(events, { ...command, unnamed: ['medical'] })).toMatchObject(refused);
  });

  test('given one asks in words alone, when it is answered in words, then nothing but them is needed', () => {
    const events = [...underWay, asking('CON'), asking(undefined, undefined, 'housing')];
    const inWords = { ...answer, documents: [], items: [], unnamed: ['housing' as const] };
    expect(when(events, { ...inWords, answer: sealedExample<string>('supplement/answer') })).toMatchObject({
      events: [{ items: [], services: ['housing'], given: [{ service: 'housing', items: [], met: [{}] }] }],
    });
    expect(when(events, inWords)).toEqual(nothing);
  });

  test('given members for whom it is asked, when one’s comes, then what it is for is told, and only who asked for it gets it', () => {
    const of = (memberId: string) => ({ ...words, document: 'CON', memberId });
    const asks = (service: 'hukou' | 'housing', ...members: string[]) =>
      progressed(service, 1, { ...status(), supplement: { askedAt: at, missing: members.map(of) } });
    const events = [...underWay, asks('hukou', 'm-1', 'm-2'), asks('housing', 'm-2')];
    const from = (memberId: string) => when(events, { ...answer, items: [{ ...con, memberId }] });
    const hukou = (memberId: string) => ({ service: 'hukou', items: ['item'], met: [{ document: 'CON', memberId }] });
    expect(from('m-1')).toMatchObject({ events: [{ services: ['hukou'], given: [hukou('m-1')] }] });
    const housing = { ...hukou('m-2'), service: 'housing' };
    expect(from('m-2')).toMatchObject({ events: [{ given: [hukou('m-2'), housing] }] });
  });

  test('given nobody asks for it, or it is another’s, when it is sent, then it is refused', () => {
    const refused = { refusal: { code: 'no-supplement', pointer: '/documents/0' } };
    const over = progressed('hukou', 2, { ...asking('CON').status, terminal: true });
    const { status: told } = asking('CON');
    const supplement = { askedAt: at, missing: [], ...told.supplement, closedAt: at };
    const closed = progressed('hukou', 2, { ...told, supplement });
    for (const known of [[], [asking('TAX')], [asking()], [asking('CON', true)], [asking('CON'), over], [closed]])
      expect(when([...underWay, ...known], answer)).toMatchObject(refused);
    expect(when([drafted], answer)).toMatchObject(refused);
    expect(when([...underWay, asking('CON')], answer, 'bo')).toEqual(no('not-found'));
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { given } from '../../../shared/testing/given.ts';
import { request } from '../rights/aggregates.ts';
import { shownRequest } from '../rights/shown.ts';
import { type RequestCommand, type RequestEvent, requestStatuses } from './request.ts';

const until = '2026-12-07T09:00:00.000+08:00';
const erasesAt = '2026-12-23T09:00:00.000+08:00';
const text = { zh: '示例', en: 'example' };
const kind = { code: 'case', schema: 'x.case.v1', title: text, purpose: text, recipients: [text], source: text };
const held = { kind: 'case', id: 'c1', data: { state: 'DONE' } };
const blocked = { ...held, blocks: { reason: text, mend: text } };
const left = { ...held, id: 'c2', remains: { reason: text, source: text, certainty: 'made-up' } };

const ask = (of: 'export' | 'erase', reason: 'asked' | 'retention' = 'asked'): RequestEvent => ({
  ...{ type: 'requested', kind: of, person: 'ana', reason, services: ['talent', 'hukou'], answerBy: '2026-12-23' },
});
const said = (service: string, part = 1, more: object = {}): RequestEvent & { type: 'part-received' } => ({
  ...{ type: 'part-received', service, part, last: true, kinds: [kind], records: [held] },
  ...more,
});
const receive = (service: string, part = 1, more: object = {}): RequestCommand => ({
  ...said(service, part, more),
  type: 'receive',
  until,
  erasesAt,
});
const ready: RequestEvent = { type: 'request-ready', until };
const confirmed: RequestEvent & { type: 'erasure-confirmed' } = { type: 'erasure-confirmed', alone: true };
/** Before erasures held claims. */
const confirmedOnce: RequestEvent = { type: 'erasure-confirmed' };
const laneClaims = ['hukou', 'housing', 'education', 'medical'].map((service) => `active-application#ana#${service}`);
const erase = [ask('erase'), said('talent'), said('hukou'), ready];
const nothing = { ok: true, events: [] };
const no = (code: string) => expect.objectContaining({ ok: false, refusal: expect.objectContaining({ code }) });
const when = (events: RequestEvent[], command: RequestCommand, at = '2026-11-23T09:00:00.000+08:00') =>
  given(request, events, { at, by: 'ana', id: 'r1' }).when(command);

describe('collecting', () => {
  test('given nothing, when asked, then it is collected from every service, and one of a kind is open at a time', () => {
    const { decision, state } = when([], { ...ask('export'), type: 'ask' } as RequestCommand);
    expect(decision).toMatchObject({ claims: { take: ['rights#ana#export'] }, taken: { code: 'request-open' } });
    expect(state).toMatchObject({ status: 'COLLECTING', parts: { talent: { complete: false }, hukou: {} } });
    expect(when([ask('export')], { ...ask('export'), type: 'ask' } as RequestCommand).decision).toEqual(nothing);
  });

  test('given parts come, when all are complete, then it is ready; a repeated or unknown one changes nothing', () => {
    const first = said('talent', 1, { last: false });
    expect(when([ask('export'), first], receive('talent', 1)).decision).toEqual(nothing);
    expect(when([ask('export')], receive('nobody')).decision).toEqual(nothing);
    const rest = [ask('export'), first, said('talent', 2), said('hukou')];
    expect(when(rest.slice(0, 3), receive('hukou')).state).toMatchObject({ status: 'READY', until });
    expect(when(rest.slice(0, 3), receive('talent', 3)).decision).toEqual(nothing);
    const { state } = given(request, rest);
    expect(state.parts.talent).toMatchObject({ parts: 2, complete: true, kinds: [kind], records: [held, held] });
    expect(when([ask('export')], receive('hukou')).state.status).toBe('COLLECTING');
    expect(given(request, [ask('export'), said('late')]).state.parts.late).toMatchObject({ complete: true });
  });

  test('given parts in any order, when all have come, then it is ready with their records in order; an end empties early ones, too', () => {
    const part = (at: number) => receive('talent', at, { last: at === 4, records: [{ ...held, id: `c${at}` }] });
    const order = fc.shuffledSubarray([1, 2, 3, 4], { minLength: 4 });
    fc.assert(
      fc.property(order, (numbers) => {
        let events: RequestEvent[] = [ask('export'), said('hukou')];
        for (const at of [...numbers.slice(0, 2), ...numbers]) {
          const { decision, state } = when(events, part(at));
          if (decision.ok) events = [...events, ...decision.events];
          expect(state.status === 'READY').toBe(state.parts.talent?.complete);
        }
        const { status, parts } = given(request, events).state;
        expect([status, parts.talent?.records.map(({ id }) => id)]).toEqual(['READY', ['c1', 'c2', 'c3', 'c4']]);
        expect(parts.talent?.early).toBeUndefined();
      }),
    );
    const early = when([ask('export')], part(2)).state;
    expect(early).toMatchObject({
      status: 'COLLECTING',
      parts: { talent: { parts: 0, complete: false, records: [] } },
    });
    expect(shownRequest(early, 'r1').services[0]).toMatchObject({ state: 'arriving', records: 0 });
    expect(JSON.stringify(request.personal?.forgotten(early).parts)).not.toContain('c2');
  });

  test('given it is ready, when its time has passed, then it has expired and what was collected is gone', () => {
    const events = [ask('export'), said('talent'), said('hukou'), ready];
    expect(when(events, { type: 'expire' }).decision).toEqual(nothing);
    expect(when([ask('export')], { type: 'expire' }, until).decision).toEqual(nothing);
    const { decision, state } = when(events, { type: 'expire' }, until);
    expect(decision).toMatchObject({ claims: { release: ['rights#ana#export'] } });
    expect(state).toMatchObject({ status: 'EXPIRED', parts: { talent: { records: [] } } });
    expect(request.dues?.(given(request, events).state, 'r1')).toEqual([{ name: 'expire', at: until }]);
    expect(request.dues?.(state, 'r1')).toEqual([]);
    expect(request.onDue?.('expire')).toEqual({ type: 'expire' });
  });

  test('given nobody answers, when the day to answer has passed, then it is overdue, once', () => {
    const { state } = given(request, [ask('export')]);
    expect(request.dues?.(state, 'r1')).toEqual([{ name: 'overdue', at: '2026-12-23T23:59:59.999+08:00' }]);
    expect(request.onDue?.('overdue')).toEqual({ type: 'overdue' });
    const late: RequestEvent = { type: 'request-overdue' };
    expect(when([ask('export')], { type: 'overdue' }).decision).toEqual({ ok: true, events: [late] });
    expect(when([ask('export'), late], { type: 'overdue' }).decision).toEqual(nothing);
    expect(request.dues?.(given(request, [ask('export'), late]).state, 'r1')).toEqual([]);
    expect(when(erase, { type: 'overdue' }).decision).toEqual(nothing);
    const meta = { id: 'r1', at: until, by: 'x' };
    const drafts = request.publish?.(late, given(request, [ask('export'), late]).state, meta);
    expect(drafts).toMatchObject([{ data: { overdue: true } }]);
    expect(request.rows?.(given(request, [ask('export'), late]).state, 'r1')).toMatchObject([
      { item: { overdue: true } },
      { list: 'rights-overdue', item: { requestId: 'r1', services: [{ state: 'awaited' }, { state: 'awaited' }] } },
    ]);
    expect(JSON.stringify(request.rows?.(given(request, [ask('export'), late]).state, 'r1').at(1))).not.toContain(
      'ana',
    );
    const over = given(request, [ask('export'), late, { type: 'request-ended', status: 'CANCELLED' }]).state;
    expect(request.rows?.(over, 'r1')).toHaveLength(1);
  });

  test('given it is open, when its person cancels it, then it ends; one that has ended or is carried out does not', () => {
    const cancel: RequestCommand = { type: 'cancel', person: 'ana' };
    expect(when([], cancel).decision).toEqual(no('not-found'));
    expect(when([ask('export')], { ...cancel, person: 'eve' }).decision).toEqual(no('not-found'));
    expect(when([ask('export')], cancel).state.status).toBe('CANCELLED');
    expect(when(erase, cancel).state.status).toBe('CANCELLED');
    expect(when([...erase, confirmed], cancel).decision).toEqual(no('request-ended'));
    const ended: RequestEvent = { type: 'request-ended', status: 'CANCELLED' };
    expect(when([ask('export'), ended], cancel).decision).toEqual(nothing);
    expect(when([ask('export'), ended], receive('talent')).decision).toEqual(nothing);
  });
});

describe('erasing', () => {
  const confirm: RequestCommand = { type: 'confirm', person: 'ana' };
  test('given it is ready, when its person confirms, then it is carried out; anything else is refused', () => {
    expect(when([], confirm).decision).toEqual(no('not-found'));
    expect(when(erase, { ...confirm, person: 'eve' }).decision).toEqual(no('not-found'));
    expect(when([ask('export')], confirm).decision).toEqual(no('not-an-erasure'));
    expect(when([ask('export'), said('talent'), said('hukou'), ready], confirm).decision).toEqual(no('not-an-erasure'));
    expect(when([ask('erase')], confirm).decision).toEqual(no('not-ready'));
    expect(when(erase, confirm, until).decision).toEqual(no('not-ready'));
    const { decision, state } = when(erase, confirm);
    expect(decision).toMatchObject({ claims: { take: laneClaims }, taken: { code: 'lanes-under-way' } });
    expect(state.status).toBe('ERASING');
    expect(decision).toMatchObject({ events: [{ type: 'erasure-confirmed', alone: true }] });
    expect(when([...erase, confirmed], confirm).decision).toEqual(nothing);
  });

  test('given members of the family, when it is carried out, then it holds the claims on them, too, and frees exactly those', () => {
    const family = ['m-1', 'm-2'];
    const theirs = ['education', 'medical'].flatMap((service) =>
      family.map((id) => `active-application#ana#${service}#${id}`),
    );
    const { decision, state } = when(erase, { ...confirm, family });
    expect(decision).toMatchObject({ events: [{ family }], claims: { take: [...laneClaims, ...theirs] } });
    expect(request.personal?.forgotten(state)).toMatchObject({ family });
    const events: RequestEvent[] = [...erase, { ...confirmed, family }];
    const one: RequestEvent = { type: 'service-done', service: 'talent', records: 2 };
    expect(when([...events, one], { type: 'gone', service: 'hukou', records: 0 }).decision).toMatchObject({
      claims: { release: ['rights#ana#erase', ...laneClaims, ...theirs] },
    });
    const told = [ask('erase', 'retention'), said('talent'), said('hukou'), { ...ready, until: erasesAt }];
    expect(when(told, { type: 'expire', family }, erasesAt).decision).toMatchObject({
      claims: { take: [...laneClaims, ...theirs] },
    });
  });

  test('given something stands in its way, when confirmed, then each thing is named with the way to mend it', () => {
    const events = [ask('erase'), said('talent'), said('hukou', 1, { records: [blocked], kinds: [] }), ready];
    const { decision } = when(events, confirm);
    expect(decision).toMatchObject({ refusal: { code: 'erasure-blocked', errors: [{ pointer: '/hukou/case/c1' }] } });
  });

  test('given it is carried out, when all services have let go, then it is done, and what was agreed stays', () => {
    const records = [held, { ...held, id: 'c3' }, left];
    const events = [ask('erase'), said('talent', 1, { records }), said('hukou'), ready, confirmed];
    const gone = (service: string): RequestCommand => ({ type: 'gone', service, records: 2 });
    expect(when(erase, gone('talent')).decision).toEqual(nothing);
    expect(when(events, gone('nobody')).decision).toEqual(nothing);
    const one: RequestEvent = { type: 'service-done', service: 'talent', records: 2 };
    expect(when(events, gone('talent')).decision).toEqual({ ok: true, events: [one] });
    expect(when([...events, one], gone('talent')).decision).toEqual(nothing);
    const { decision, state } = when([...events, one], gone('hukou'));
    expect(decision).toMatchObject({ claims: { release: ['rights#ana#erase', ...laneClaims] } });
    const before = events.map((event) => (event === confirmed ? confirmedOnce : event));
    expect(when([...before, one], gone('hukou')).decision).toMatchObject({ claims: { release: ['rights#ana#erase'] } });
    expect(state).toMatchObject({ status: 'DONE', gone: { talent: 2, hukou: 2 }, parts: { talent: { records: [] } } });
    expect(state.agreed).toMatchObject({
      goes: [{ service: 'talent', count: 2 }, { count: 1 }],
      remains: [{ id: 'c2' }],
    });
    expect(when([...events, one, { type: 'request-ended', status: 'DONE' }], confirm).decision).toEqual(nothing);
    expect(request.personal?.forgotten(given(request, events).state).parts.talent?.records).toEqual([]);
    expect(request.personal?.of(state, 'r1')).toBe('ana');
  });

  test('given it fell due by itself, when all parts are there, then its day is told ahead, or it is refused when something blocks', () => {
    const events = [ask('erase', 'retention'), said('talent')];
    const { decision, state } = when(events, receive('hukou'));
    expect(state).toMatchObject({ status: 'READY', until: erasesAt });
    expect(request.dues?.(state, 'r1')).toEqual([{ name: 'expire', at: erasesAt }]);
    expect(
      decision.ok && request.publish?.(decision.events[1] as never, state, { id: 'r1', at: until, by: 'x' }),
    ).toEqual([expect.objectContaining({ data: expect.objectContaining({ reason: 'retention', until: erasesAt }) })]);
    expect(when(events, receive('hukou', 1, { records: [blocked] })).state.status).toBe('REFUSED');
  });

  test('given it was told ahead, when its day comes, then it is carried out, unless it was cancelled or the person began anew', () => {
    const told = [ask('erase', 'retention'), said('talent'), said('hukou'), { ...ready, until: erasesAt }];
    expect(when(told, { type: 'expire' }).decision).toEqual(nothing);
    const { decision, state } = when(told, { type: 'expire' }, erasesAt);
    expect(decision).toMatchObject({ claims: { take: laneClaims }, taken: { code: 'lanes-under-way' } });
    expect(state.status).toBe('ERASING');
    expect(when(told, { type: 'expire', kept: true }, erasesAt).state.status).toBe('REFUSED');
    expect(when(told, confirm).state.status).toBe('ERASING');
    const { state: kept } = when(told, { type: 'cancel', person: 'ana' });
    expect(kept.status).toBe('CANCELLED');
    expect(request.dues?.(kept, 'r1')).toEqual([]);
  });

  test('given an export that is open, when its person is erased, then it ends and nobody is told; nothing else does', () => {
    const open = [ask('export'), said('talent'), said('hukou'), ready];
    const { decision, state } = when(open, { type: 'end-with-person' });
    expect(decision).toMatchObject({ claims: { release: ['rights#ana#export'] } });
    expect(state.status).toBe('CANCELLED');
    const [event] = decision.ok ? decision.events : [];
    expect(event && request.publish?.(event, state, { id: 'r1', at: until, by: 'x' })).toEqual([]);
    expect(when([ask('export')], { type: 'end-with-person' }).state.status).toBe('CANCELLED');
    expect(when(erase, { type: 'end-with-person' }).decision).toEqual(nothing);
    expect(when([...open, { type: 'request-ended', status: 'EXPIRED' }], { type: 'end-with-person' }).decision).toEqual(
      nothing,
    );
  });
});

test('given a kind that there is not, when it comes, then nothing is made of it', () => {
  const unheard = { type: 'unheard-of' } as never;
  expect(when(erase, unheard).decision).toBe(unheard);
  expect(given(request, [ask('export'), unheard]).state).toBe(unheard);
});

test('given commands in any order and twice, when decided, then an ended request stays ended and keeps nothing', () => {
  const command = fc.constantFrom<RequestCommand[]>(
    { ...ask('erase'), type: 'ask' } as RequestCommand,
    ...[receive('talent'), receive('hukou'), receive('hukou', 1, { records: [blocked] })],
    ...[{ type: 'confirm', person: 'ana' } as const, { type: 'cancel', person: 'ana' } as const],
    ...[
      { type: 'gone', service: 'talent', records: 1 } as const,
      { type: 'gone', service: 'hukou', records: 1 } as const,
    ],
    ...[{ type: 'expire' } as const, { type: 'overdue' } as const, { type: 'end-with-person' } as const],
  );
  fc.assert(
    fc.property(fc.array(command, { maxLength: 25 }), (commands) => {
      let events: RequestEvent[] = [];
      let ended = '';
      for (const one of commands) {
        const { decision, state } = when(events, one, until);
        if (decision.ok) events = [...events, ...decision.events];
        if (ended !== '') expect(state.status).toBe(ended);
        if (['DONE', 'CANCELLED', 'EXPIRED', 'REFUSED'].includes(state.status)) {
          ended = state.status;
          expect(Object.values(state.parts).flatMap(({ records }) => records)).toEqual([]);
        }
        if (state.status === 'DONE') expect(Object.keys(state.gone).sort()).toEqual(['hukou', 'talent']);
        expect([...requestStatuses, 'NONE']).toContain(state.status);
      }
    }),
  );
});

import { describe, expect, test } from 'vitest';
import type { Context } from '../../log/aggregate.ts';
import { given as givenAny } from '../../testing/given.ts';
import { answer, happened, hold, officeCase, opening, type Wish } from '../testing/played.ts';
import type { CaseCommand } from './commands.ts';
import type { CaseEvent } from './events.ts';

const { opened, assigned, checked, listed, granted, asked, answered, warned, overdue } = happened;
const { withdrawn, approved, rejected } = happened;

const at = '2026-11-23T10:00:00.000+08:00';
const by = (who: string, when = at): Context => ({ at: when, by: who, id: 'one' });
const given = (events: CaseEvent<Wish>[], who = 'worker', when = at) => givenAny(officeCase, events, by(who, when));
const when = (events: CaseEvent<Wish>[], command: CaseCommand<Wish>, who = 'worker', time = at) =>
  given(events, who, time).when(command).decision;

const no = (code: string) => ({ ok: false, refusal: { code } });
const nothing = { ok: true, events: [] };
const mine = [opened, assigned];

describe('opening', () => {
  test('given nothing, when an application comes, then the case is open and its clock runs from the submission', () => {
    const { decision, state } = given([]).when(opening);
    expect(decision).toEqual({ ok: true, events: [opened] });
    expect(state).toMatchObject({
      status: 'open',
      stage: 'NEW',
      clock: { startedAt: opening.submittedAt, pauses: [] },
    });
  });

  test('given documents that came with it, when it is opened, then the case has them', () => {
    const documents = [{ kind: 'CON' as const, itemId: 'item' }];
    expect(given([]).when({ ...opening, documents }).state).toMatchObject({ documents });
  });

  test('given a case, when the application comes again or after its withdrawal, then nothing changes', () => {
    expect(when([opened], opening)).toEqual(nothing);
    expect(when([withdrawn], opening)).toEqual(nothing);
  });
});

describe('withdrawal', () => {
  const withdraw = { type: 'withdraw', applicationId: 'one', person: 'talent' } as const;

  test('given a case, when it is withdrawn, then it is closed and what it holds is released', () => {
    expect(when([opened], withdraw)).toEqual({ ok: true, events: [withdrawn] });
    const { decision, state } = given([...mine, checked, granted]).when(withdraw);
    expect(decision).toEqual({ ok: true, events: [withdrawn], claims: { release: ['thing#1'] } });
    expect(state).toMatchObject({ status: 'closed', stage: 'WITHDRAWN', hold: undefined });
  });

  test('given no case yet, when the withdrawal comes first, then the case is closed from the start', () => {
    expect(given([]).when(withdraw).state).toMatchObject({ status: 'closed', person: 'talent', applicationId: 'one' });
  });

  test('given a closed case, when it is withdrawn, then nothing changes', () => {
    expect(when([opened, withdrawn], withdraw)).toEqual(nothing);
  });
});

describe('assignment', () => {
  const take = { type: 'assign', to: 'worker', asLead: false } as const;
  const lead = { type: 'assign', to: 'other', asLead: true } as const;

  test('given a case that nobody has, when a caseworker takes it, then it is theirs; again changes nothing', () => {
    expect(when([opened], take)).toEqual({ ok: true, events: [assigned] });
    expect(when(mine, take)).toEqual(nothing);
  });

  test('given a case that someone has, when another takes it, then it is refused; the lead may give it to another', () => {
    expect(when([opened, { ...assigned, owner: 'other' }], take)).toEqual(no('already-assigned'));
    expect(when(mine, lead)).toEqual({ ok: true, events: [{ ...assigned, owner: 'other' }] });
  });

  test('given a case, when it is given away by who is no lead, or to its own applicant, or is not there, then it is refused', () => {
    expect(when([opened], { ...take, to: 'other' })).toMatchObject(no('only-lead-assigns'));
    expect(when([opened], { ...lead, to: 'talent' })).toEqual(no('own-case'));
    expect(when([], take)).toEqual(no('not-found'));
    expect(when([opened, withdrawn], take)).toEqual(no('case-closed'));
  });
});

describe('a supplement', () => {
  const ask = { type: 'ask-supplement', missing: [{ zh: '合同', en: 'the contract' }] } as const;
  const reply = { type: 'answer-supplement', answer } as const;

  test('given a case of mine, when I ask for more, then the clock stands still until the applicant answers', () => {
    const asking = given(mine).when({ ...ask, missing: [...ask.missing] });
    expect(asking.state.clock.pauses).toMatchObject([{ from: at, reason: 'supplement' }]);
    const answering = given([...mine, asked], 'talent').when(reply);
    expect(answering.decision).toEqual({ ok: true, events: [answered] });
    expect(answering.state.clock.pauses).toMatchObject([{ from: at, until: at }]);
    expect(answering.state.supplement).toMatchObject({ askedAt: at, answeredAt: at, answers: [answer] });
  });

  test('given two documents asked for, when one comes for several departments, then the other stays open', () => {
    const missing = [
      { zh: '合同', en: 'the contract', document: 'CON' },
      { zh: '社保', en: 'insurance', document: 'SI' },
    ];
    const unnamed = { type: 'supplement-asked', missing: [{ zh: '说明', en: 'a word' }] } as const;
    const partly = { type: 'supplement-answered', documents: ['CON'] } as const;
    const open = given([...mine, { ...unnamed, missing: [...unnamed.missing] }, { ...partly, documents: ['CON'] }]);
    expect(open.state.supplement).not.toHaveProperty('answeredAt');
    const two = { type: 'supplement-asked', missing } as const;
    const con = { type: 'answer-supplement', person: 'talent', documents: ['CON'], items: ['i-1'] } as const;
    const both = [...mine, { ...two, missing: [...missing] }];
    const first = given(both, 'event').when({ ...con, documents: ['CON'], items: ['i-1'] });
    const { type: _type, person: _person, ...told } = con;
    expect(first.state.supplement).toMatchObject({ missing: [{ given: true }, {}], items: ['i-1'] });
    expect(first.state.supplement).not.toHaveProperty('answeredAt');
    const after = { ...told, documents: ['CON'], items: ['i-1'], type: 'supplement-answered' } as const;
    const again = [...both, { ...after, documents: ['CON'], items: ['i-1'] }];
    expect(when(again, { ...con, documents: ['CON'], items: ['i-1'] }, 'event')).toEqual(no('no-supplement'));
    const last = given(again, 'event').when({ ...con, documents: ['SI'], items: ['i-2'] });
    expect(last.state.supplement).toMatchObject({ answeredAt: at, items: ['i-1', 'i-2'] });
    expect(when([...mine, asked], { ...con, documents: ['CON'], items: [] }, 'event')).toEqual(no('no-supplement'));
    const closed = givenAny(officeCase, [answered], by('x')).state;
    expect(closed.supplement).toMatchObject({ answers: [answer], missing: [] });
  });

  test('given a kind and something in words asked for, when the words are answered, then the kind stays open', () => {
    const missing = [
      { zh: '合同', en: 'the contract', document: 'CON' },
      { zh: '说明', en: 'a word' },
    ];
    const events = [...mine, { type: 'supplement-asked' as const, missing }];
    const command = { type: 'answer-supplement' as const, person: 'talent', documents: [], items: ['i-1'] };
    expect(when(events, command, 'event')).toEqual(no('no-supplement'));
    const { state } = given(events, 'event').when({ ...command, unnamed: true });
    expect(state.supplement?.missing.map((one) => one.given)).toEqual([undefined, true]);
  });

  test('given a document asked for two members, when one’s comes, then the other’s stays open', () => {
    const missing = ['m-1', 'm-2'].map((memberId) => ({ zh: '合同', en: 'the contract', document: 'CON', memberId }));
    const events = [...mine, { type: 'supplement-asked' as const, missing }];
    const of = (memberId?: string) => [{ document: 'CON', ...(memberId && { memberId }) }];
    const command = (memberId?: string) =>
      ({ type: 'answer-supplement', person: 'talent', documents: ['CON'], items: ['i'], met: of(memberId) }) as const;
    const sends = (memberId?: string) => ({ ...command(memberId), documents: ['CON'], items: ['i'] });
    expect(when(events, sends(), 'event')).toEqual(no('no-supplement'));
    const { decision, state } = given(events, 'event').when(sends('m-2'));
    expect(state.supplement?.missing.map((one) => one.given)).toEqual([undefined, true]);
    expect(state.supplement).not.toHaveProperty('answeredAt');
    const after = [...events, ...(decision.ok ? decision.events : [])];
    expect(when(after, sends('m-2'), 'event')).toEqual(no('no-supplement'));
    expect(given(after, 'event').when(sends('m-1')).state.supplement).toMatchObject({ answeredAt: at });
  });

  test('given a case that waits in its stage, when the answer comes, then the clock still stands', () => {
    const { state } = given([...mine, listed, asked], 'talent').when(reply);
    expect(state.clock.pauses).toMatchObject([{ reason: 'stage' }]);
    expect(state.clock.pauses[0]).not.toHaveProperty('until');
  });

  test('given one that is asked for, when more is asked, then it is refused', () => {
    expect(when([...mine, asked], { ...ask, missing: [] })).toEqual(no('supplement-open'));
    expect(when([opened], { ...ask, missing: [] })).toEqual(no('not-yours'));
  });

  test('given nothing asked, a stranger, or no case, when an answer comes, then it is refused', () => {
    expect(when(mine, reply, 'talent')).toEqual(no('no-supplement'));
    expect(when([...mine, asked, answered], reply, 'talent')).toEqual(no('no-supplement'));
    expect(when([...mine, asked], reply, 'stranger')).toEqual(no('not-found'));
    expect(when([], reply, '')).toEqual(no('not-found'));
    expect(when([...mine, asked, withdrawn], reply, 'talent')).toEqual(no('case-closed'));
  });
});

describe('moving on', () => {
  test('given a stage, when the caseworker moves along a legal move, then the case stands there', () => {
    expect(when(mine, { type: 'advance', to: 'CHECKED' })).toEqual({ ok: true, events: [checked] });
  });

  test('given a stage, when a move is not legal from it, then the refusal names what is', () => {
    const refused = when(mine, { type: 'advance', to: 'DONE' });
    expect(refused).toMatchObject({
      refusal: { code: 'wrong-stage', detail: { en: expect.stringContaining('CHECKED') } },
    });
    const stuck = when([...mine, checked], { type: 'advance', to: 'CHECKED' });
    expect(stuck).toMatchObject({
      refusal: { code: 'wrong-stage', detail: { en: expect.stringContaining('nowhere') } },
    });
  });

  test('given another owner or an open supplement, when the case is moved, then it is refused', () => {
    expect(when(mine, { type: 'advance', to: 'CHECKED' }, 'other')).toEqual(no('not-yours'));
    expect(when([...mine, asked], { type: 'advance', to: 'CHECKED' })).toEqual(no('supplement-open'));
  });
});

describe('the decision', () => {
  const approve = { type: 'decide', outcome: 'approved', reasonCode: 'fits', note: 'well done' } as const;
  const reject = { type: 'decide', outcome: 'rejected', reasonCode: 'misfits' } as const;
  const ready = [...mine, checked, granted];

  test('given a case that is ready, when it is approved in time, then it is closed and keeps what it holds', () => {
    const { decision, state } = given(ready, 'worker', '2026-11-24T10:00:00.000+08:00').when(approve);
    expect(decision).toEqual({ ok: true, events: [approved] });
    expect(state).toMatchObject({ status: 'closed', stage: 'DONE', hold });
  });

  test('given a case, when it is rejected late, then it says so and gives back what it holds', () => {
    const { decision, state } = given(ready, 'worker', '2026-12-04T10:00:00.000+08:00').when(reject);
    expect(decision).toEqual({ ok: true, events: [rejected], claims: { release: ['thing#1'] } });
    expect(state).toMatchObject({ status: 'closed', hold: undefined });
  });

  test('given a supplement that never came, when it is rejected, then that is possible; approving is not', () => {
    expect(when([...mine, asked], reject).ok).toBe(true);
    expect(when([...ready, asked], approve)).toEqual(no('supplement-open'));
  });

  test('given a reason of the other kind, a stage too early, or another owner, when it is decided, then it is refused', () => {
    expect(when(ready, { ...approve, reasonCode: 'misfits' })).toMatchObject(no('reason-mismatch'));
    expect(when(ready, { ...approve, reasonCode: 'unheard-of' })).toMatchObject(no('reason-mismatch'));
    expect(when(mine, approve)).toMatchObject(no('wrong-stage'));
    expect(when(ready, approve, 'other')).toEqual(no('not-yours'));
  });
});

describe('lateness', () => {
  const after = (days: number) => `2026-11-${23 + days}T23:59:59.999+08:00`;

  test('given a running clock, when the share that warns is gone, then the case is due soon, once', () => {
    expect(when([opened], { type: 'warn' }, 'x', after(3))).toEqual({ ok: true, events: [warned] });
    expect(when([opened], { type: 'warn' }, 'x', after(2))).toEqual(nothing);
    expect(when([opened, warned], { type: 'warn' }, 'x', after(3))).toEqual(nothing);
    expect(when([opened, withdrawn], { type: 'warn' }, 'x', after(3))).toEqual(nothing);
  });

  test('given the promised day is over, when nothing was decided, then the case is overdue, once', () => {
    expect(when([opened], { type: 'overdue' }, 'x', after(7))).toEqual({ ok: true, events: [overdue] });
    expect(when([opened], { type: 'overdue' }, 'x', after(6))).toEqual(nothing);
    expect(when([opened, overdue], { type: 'overdue' }, 'x', after(7))).toEqual(nothing);
    expect(when([opened, withdrawn], { type: 'overdue' }, 'x', after(7))).toEqual(nothing);
  });

  test('given a clock that stands still, when the day comes that was promised before, then the case is not overdue', () => {
    const { state } = givenAny(officeCase, [...mine, asked], by('worker'));
    expect(officeCase.decide({ type: 'overdue' }, state, by('x', after(7)))).toEqual(nothing);
  });

  test('given a command or an event of a kind that there is not, when it comes, then nothing is made of it', () => {
    const unheard = { type: 'unheard-of' } as never;
    expect(when([opened], unheard)).toBe(unheard);
    expect(given([unheard]).state).toEqual(given([]).state);
  });

  test('given a stage that has no end, when it is said to end, then nothing changes', () => {
    expect(when([opened], { type: 'stage-due' })).toEqual(nothing);
  });
});

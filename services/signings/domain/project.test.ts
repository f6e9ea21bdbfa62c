import { describe, expect, test } from 'vitest';
import { given } from '../../../shared/testing/given.ts';
import { project } from '../aggregates.ts';
import { evolveProject } from './evolve-project.ts';
import type { ProjectCommand, ProjectEvent } from './project.ts';
import type { Stage } from './stages.ts';
import {
  advance,
  no,
  nothing,
  registered,
  registration,
  sign,
  signed,
  stalled,
  withdrawn,
} from './testing/projects.ts';

describe('registering a project', () => {
  test('given nothing, when it is registered, then it stands in its stage', () => {
    const { state } = given(project, []).when({ type: 'register', registration, on: '2024-01-05' });
    expect(state).toMatchObject({ stage: 'NEGOTIATING', since: '2024-01-05', amounts: {}, signings: [] });
  });

  test('given it is registered, when it comes again in any order of its fields, then nothing changes', () => {
    const again = { amounts: {}, stage: 'NEGOTIATING', named: true, names: { zh: '示例项目' } } as const;
    const command = { type: 'register', registration: again, on: '2024-06-01' } as const;
    expect(given(project, [registered()]).when(command).decision).toEqual(nothing);
  });

  test('given it is registered, when it comes with other contents, then the field is named', () => {
    const other = { ...registration, sector: 'large-models' };
    expect(
      given(project, [registered()]).when({ type: 'register', registration: other, on: '2024-06-01' }).decision,
    ).toEqual(no('project-differs', { pointer: '/sector' }));
  });

  test.each<ProjectCommand>([advance('ASSESSED'), sign(), { type: 'record-amounts', amounts: {} }])(
    'given nothing, when something else is asked, then there is no such project',
    (command) => {
      expect(given(project, []).when(command).decision).toEqual(no('not-found'));
    },
  );

  test('given nothing, an event of a project that is not there changes nothing', () => {
    expect(evolveProject(null, withdrawn)).toBeNull();
  });
});

describe('moving a project on', () => {
  const lead = registered({ stage: 'LEAD' });

  test('given a lead, when it is assessed with its assessment, then it is ASSESSED', () => {
    const { state } = given(project, [lead]).when(advance('ASSESSED', { facts: { assessment: '符合方向' } }));
    expect(state).toMatchObject({ stage: 'ASSESSED', since: '2026-11-20', facts: { assessment: '符合方向' } });
  });

  test('given a lead, when the assessment is missing, then the field is named', () => {
    expect(given(project, [lead]).when(advance('ASSESSED')).decision).toEqual(
      no('fields-missing', { pointer: '/facts/assessment' }),
    );
  });

  test('given a fact that is known already, when the stage needs it, then it need not come again', () => {
    const knows: ProjectEvent = {
      type: 'advanced',
      from: 'SIGNED',
      to: 'SIGNED',
      on: '2024-06-01',
      facts: { registeredEntity: '示例公司' },
    };
    const { decision } = given(project, [registered(), signed(), knows]).when(advance('REGISTERED'));
    expect(decision).toMatchObject({ ok: true, events: [{ from: 'SIGNED', to: 'REGISTERED' }] });
  });

  test('given a lead, when it would skip a stage, then it stays, and the way is told', () => {
    expect(given(project, [lead]).when(advance('REGISTERED')).decision).toEqual(
      no('stage-not-legal', {
        detail: expect.objectContaining({ en: expect.stringContaining('ASSESSED, STALLED, WITHDRAWN') }),
      }),
    );
  });

  test('given a withdrawn project, when it should go on, then there is no way on', () => {
    expect(given(project, [lead, withdrawn]).when(advance('ASSESSED')).decision).toEqual(
      no('stage-not-legal', { detail: expect.objectContaining({ en: expect.stringContaining('go on to: -') }) }),
    );
  });

  test.each<Stage>(['SIGNED', 'MOU'])('%s is entered by a signing alone', (to) => {
    expect(given(project, [registered()]).when(advance(to)).decision).toEqual(no('stage-by-signing'));
  });

  test('a day that has not come is refused', () => {
    expect(given(project, [lead]).when(advance('ASSESSED', { on: '2026-11-24' })).decision).toEqual(
      no('date-in-future'),
    );
  });

  test('given an active project, when it stalls with reason and follow-up, then it is STALLED and can resume', () => {
    const command = advance('STALLED', { reason: '等待土地', followUpOn: '2026-12-01' });
    const { state } = given(project, [registered()]).when(command);
    expect(state).toMatchObject({ stage: 'STALLED', stalled: { from: 'NEGOTIATING', followUpOn: '2026-12-01' } });
    const resumed = given(project, [registered(), stalled]).when(advance('NEGOTIATING'));
    expect(resumed.state).toMatchObject({ stage: 'NEGOTIATING' });
    expect(resumed.state).not.toHaveProperty('stalled');
  });

  test.each([
    ['STALLED', {}, '/reason'],
    ['STALLED', { reason: '等待' }, '/followUpOn'],
    ['WITHDRAWN', {}, '/reason'],
  ] as const)('%s without what it needs names the field', (to, more, pointer) => {
    expect(given(project, [registered()]).when(advance(to, more)).decision).toEqual(no('fields-missing', { pointer }));
  });

  test('given a stalled project, when it ends, then it is WITHDRAWN and does not resume', () => {
    const { state } = given(project, [registered(), stalled]).when(advance('WITHDRAWN', { reason: '终止' }));
    expect(state).toMatchObject({ stage: 'WITHDRAWN', withdrawn: '终止' });
    const after = [registered(), stalled, { ...withdrawn, from: 'STALLED' } as const];
    expect(given(project, after).when(advance('NEGOTIATING')).decision).toEqual(no('stage-not-legal'));
  });
});

describe('what no type allows', () => {
  test('is handed back as it is', () => {
    const unheard = { type: 'unheard-of' } as never;
    const { state } = given(project, [registered()]);
    expect(project.decide(unheard, state, { at: '2026-11-23T09:00:00+08:00', by: '', id: '' })).toBe(unheard);
    expect(evolveProject(state, unheard)).toBe(unheard);
  });
});

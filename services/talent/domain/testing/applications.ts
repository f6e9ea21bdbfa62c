import { applicantExample, type Status } from '../../../../shared/casework/contract/index.ts';
import { sealedExample } from '../../../../shared/sealed/index.ts';
import { given as givenAny } from '../../../../shared/testing/given.ts';
import { application } from '../../application/aggregate.ts';
import { formDefinition } from '../../questions/definition.ts';
import type { ApplicationCommand } from '../decide.ts';
import type { ApplicationDrafted, ApplicationEvent, LaneProgressed } from '../events.ts';
import type { Named } from '../named.ts';
import type { LaneStatus, SealedForm } from '../state.ts';

export const at = '2026-11-23T09:00:00.000+08:00';
export const { version } = formDefinition;
export const form: SealedForm = {
  version,
  services: ['hukou', 'housing'],
  answers: {
    ...(applicantExample as object),
    enterpriseId: 'made-up',
    employerName: 'made up',
    channel: 'returnee',
    housingKind: 'talent-flat',
  },
};

export const child: Named = {
  ...{ service: 'education', memberId: 'm-1', relation: 'child', guarded: true, identity: 'one-child' },
  ...{ name: sealedExample('member/name'), birthDate: sealedExample('member/birthDate') },
  age: sealedExample('member/age'),
};
export const sibling: Named = { ...child, memberId: 'm-2', identity: 'other-child' };
/** The same child as the first, added once more. */
export const childAgain: Named = { ...child, memberId: 'm-3' };
export const drafted: ApplicationDrafted = { type: 'application-drafted', person: 'ana', form };
export const submitted: ApplicationEvent = { type: 'application-submitted', version, hidden: [] };
export const underWay = [drafted, submitted];

export const words = { zh: '一', en: 'one' };
export const status = (outcome?: NonNullable<Status['outcome']>['outcome']): LaneStatus => ({
  state: 'SOMEWHERE',
  stage: words,
  terminal: outcome !== undefined,
  ...(outcome && { outcome: { outcome, at } }),
});
export const progressed = (service: LaneProgressed['service'], version: number, told = status()): LaneProgressed => ({
  type: 'lane-progressed',
  service,
  version,
  status: told,
});
export const note = (service: LaneProgressed['service'], version: number, told = status()): ApplicationCommand => ({
  ...progressed(service, version, told),
  type: 'note-progress',
});

export const given = (events: ApplicationEvent[], by = 'ana') => givenAny(application, events, { at, by, id: 'one' });
export const when = (events: ApplicationEvent[], command: ApplicationCommand, by = 'ana') =>
  given(events, by).when(command).decision;
export const no = (code: string) => ({ ok: false, refusal: { code } });
export const nothing = { ok: true, events: [] };

import { describe, expect, test } from 'vitest';
import { application } from '../application/aggregate.ts';
import { noConsents } from './consents.ts';
import type { ApplicationCommand } from './decide.ts';
import type { ApplicationEvent } from './events.ts';
import { outcomeReaders } from './links.ts';
import {
  at,
  drafted,
  given,
  note,
  nothing,
  progressed,
  status,
  submitted,
  underWay,
  version,
  when,
} from './testing/applications.ts';

const share = (asOf: number, services: ('housing' | 'education')[] = ['housing']): ApplicationCommand => ({
  type: 'share-outcomes',
  person: 'ana',
  asOf,
  services,
});
const shared = (asOf: number): ApplicationEvent => ({
  type: 'outcomes-shared',
  asOf,
  services: ['housing'],
  changes: true,
});
const readers = { asOf: 3, services: ['housing' as const] };
const readable: ApplicationEvent[] = [
  drafted,
  { ...submitted, type: 'application-submitted', version, hidden: [], under: { readers, employer: true } },
];

/** What a command makes others hear. */
function told(events: ApplicationEvent[], command: ApplicationCommand) {
  const { decision, state } = given(events).when(command);
  const happened = decision.ok ? decision.events : [];
  return happened.flatMap((event) => application.publish?.(event, state, { id: 'one', at, by: 'ana' }) ?? []);
}
const linked = (link: object) => [
  {
    type: 'plus.talent.lanes-linked.v1',
    data: { services: ['housing'], links: [{ service: 'housing', from: 'hukou', ...link }] },
  },
];

describe('the outcome of another department', () => {
  test('given a submission, when it is told, then the links between its lanes and what the consents allow are told with it', () => {
    expect(told([drafted], { type: 'submit' })).toMatchObject([
      { data: { links: [{ service: 'housing', shared: false }] } },
    ]);
    expect(told([drafted], { type: 'submit' })[0]?.data).not.toHaveProperty('employment');
    const [open] = told([drafted], { type: 'submit', under: { readers, employer: true } });
    expect(open?.data).toMatchObject({
      employment: { state: 'asked', at },
      links: [{ service: 'housing', from: 'hukou', shared: true, text: { en: 'hukou informs this: no outcome yet' } }],
    });
  });

  test('given a department that may see it, when hukou is decided, reopened or decided otherwise, then it is told; else nothing is', () => {
    const approved = note('hukou', 1, status('approved'));
    expect(told(readable, approved)).toMatchObject(linked({ shared: true, outcome: 'approved', on: '2026-11-23' }));
    expect(told(underWay, approved)).toEqual([]);
    expect(told(readable, note('housing', 1, status('approved')))).toEqual([]);
    expect(told(readable, note('hukou', 1))).toEqual([]);
    expect(told(readable, note('hukou', 1, status('withdrawn')))).toEqual([]);
    const decided = [...readable, progressed('hukou', 1, status('approved'))];
    expect(told(decided, note('hukou', 2, status('approved')))).toEqual([]);
    expect(told(decided, note('hukou', 2))).toMatchObject(
      linked({ shared: true, text: { zh: '落户结果供参考：尚无结果' } }),
    );
    const otherwise = status('approved');
    const later = { ...otherwise, outcome: { outcome: 'approved' as const, at: '2026-12-01T09:00:00.000+08:00' } };
    expect(told(decided, note('hukou', 2, later))).toMatchObject(linked({ on: '2026-12-01' }));
  });

  test('given consents that change, when they are brought, then the newest holds and a change is told', () => {
    const decided = [...underWay, progressed('hukou', 1, status('rejected'))];
    expect(told(decided, share(4))).toMatchObject(linked({ shared: true, outcome: 'rejected' }));
    const open = [...decided, shared(4)];
    const [hidden] = told(open, share(5, []));
    expect(hidden?.data).toMatchObject({ links: [{ shared: false }] });
    expect(JSON.stringify(hidden)).not.toContain('rejected');
    expect(told(open, share(5))).toEqual([]);
    expect(given(open).when(share(5)).state.readers).toEqual({ asOf: 5, services: ['housing'] });
    expect(when(open, share(4, []))).toEqual(nothing);
  });

  test('given a draft, another person, or an application in which nothing informs, when consents are brought, then nothing changes', () => {
    expect(when([drafted], share(4))).toEqual(nothing);
    expect(when(underWay, { type: 'share-outcomes', person: 'bo', asOf: 4, services: [] })).toEqual(nothing);
    const one: ApplicationEvent = {
      ...drafted,
      type: 'application-drafted',
      person: 'ana',
      form: { version, services: ['housing'], answers: {} },
    };
    expect(when([one, submitted], share(4))).toEqual(nothing);
  });

  test('given a consent to see it, when readers are asked for, then it counts for the lane that hukou informs, and no other', () => {
    const terms = { subject: 'ana', recipient: 'housing', purpose: 'outcome-reuse', givenAt: at };
    const consents = { ...noConsents, consents: { one: terms } };
    expect(outcomeReaders(consents, 'ana', ['hukou', 'housing', 'education'])).toEqual(['housing']);
    expect(outcomeReaders(consents, 'ana', ['housing', 'medical'])).toEqual([]);
    expect(outcomeReaders(consents, 'bo', ['hukou', 'housing'])).toEqual([]);
  });
});

describe('a claim that a reopened application wants, too', () => {
  const contest: ApplicationCommand = {
    ...{ type: 'contest', service: 'hukou', by: 'two' },
    claims: ['active-application#ana#hukou'],
  };

  test('given the lane that has the claim, when it is contested, then its department is told, once for each', () => {
    expect(told(underWay, contest)).toMatchObject([
      { type: 'plus.talent.claim-contested.v1', data: { services: ['hukou'], beside: ['two'] } },
    ]);
    const contested: ApplicationEvent[] = [...underWay, { type: 'claim-contested', service: 'hukou', by: 'two' }];
    expect(when(contested, contest)).toEqual(nothing);
    expect(told(contested, { ...contest, by: 'three' })).toMatchObject([{ data: { beside: ['two', 'three'] } }]);
  });

  test('given a lane that has ended or is not there, or a draft, when it is contested, then nothing changes', () => {
    expect(when([...underWay, progressed('hukou', 1, status('approved'))], contest)).toEqual(nothing);
    expect(when(underWay, { ...contest, service: 'medical' })).toEqual(nothing);
    expect(when([drafted], contest)).toEqual(nothing);
    const ended = [...underWay, progressed('hukou', 1, status('approved')), progressed('hukou', 2)];
    expect(when(ended, contest)).toEqual(nothing);
  });
});

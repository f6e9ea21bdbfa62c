import { expect, test } from 'vitest';
import { sealedExample } from '../../../shared/sealed/index.ts';
import { formDefinition } from '../questions/definition.ts';
import { namingsIn } from './named.ts';

test('given a form that names members one by one or in a list, when they are looked for, then each has its place, and none of a service that is not chosen', () => {
  const [some] = formDefinition.questions.filter(({ names }) => names);
  const several = some && { ...some, id: 'several', place: '/answers/hukou/members', services: ['hukou' as const] };
  const form = { questions: [...formDefinition.questions, ...(several ? [several] : [])] };
  const answers = { childMember: 'm-1', several: ['m-1', 'm-2'] };
  const places = (services: ('hukou' | 'education')[], said: object) =>
    namingsIn({ ...formDefinition, ...form }, { services, answers: { ...said } }).map(
      ({ service, memberId, pointer }) => [service, memberId, pointer],
    );
  expect(places(['hukou', 'education'], answers)).toEqual([
    ['education', 'm-1', '/answers/childMember'],
    ['hukou', 'm-1', '/answers/several/0'],
    ['hukou', 'm-2', '/answers/several/1'],
  ]);
  expect(places(['education'], { childMember: sealedExample('member/name') })).toEqual([]);
  expect(places(['hukou', 'education'], {})).toEqual([]);
});

import { expect } from 'vitest';
import { everything, type Joint } from './joint.ts';
import { talentCalled } from './people.ts';

/** A member as the API shows it, or what is wrong with what was asked. */
export interface Shown {
  memberId: string;
  name?: string;
  birthDate?: string;
  code?: string;
  errors?: { pointer: string; rule: { en: string } }[];
}
const one = '/talent/members/{memberId}';

/** What a talent does with the members of the family, and departments with what they get of them. */
export function familyIn(joint: () => Joint) {
  const on = (who: string, memberId: string, verb = 'GET', what = '', body?: unknown) =>
    joint().call<Shown>(talentCalled(who), `${verb} ${one}${what}`, { params: { memberId }, body });
  return {
    on,
    async adds(who: string, birthDate = '2020-05-01', relation = 'child'): Promise<string> {
      const body = { relation, name: '示例孩子', birthDate };
      const added = await joint().call<Shown>(talentCalled(who), 'POST /talent/members', { body });
      expect([added.status, added.body.memberId.startsWith('m-')]).toEqual([201, true]);
      await joint().settle();
      return added.body.memberId;
    },
    corrects: (who: string, memberId: string, body: object) => on(who, memberId, 'PATCH', '', body),
    async idsOf(who: string): Promise<string[]> {
      const { body } = await joint().call<{ items: Shown[] }>(talentCalled(who), 'GET /talent/members');
      return body.items.map(({ memberId }) => memberId);
    },
    consents(who: string, memberId: string, recipient = 'education') {
      const body = { recipient, purpose: 'handling', memberId };
      return joint().call<{ consentId: string; code?: string }>(talentCalled(who), 'POST /talent/consents', { body });
    },
    /** A form that asks for education for this child. */
    formFor: (memberId: string) => ({
      ...{ ...everything, services: ['education'] },
      answers: { education: { ...everything.answers.education, memberId } },
    }),
    submits: async (who: string, id: string) =>
      (await joint().does(who, id, 'submit')) as unknown as { status: number; body: Shown },
    laneOf: async (who: string, id: string) => (await joint().seen(who, id)).lanes[0]?.state,
    async opens(caseId: string, department = 'education'): Promise<object[]> {
      const answer = await joint().works(department, caseId, 'open-personal', { purpose: 'review' });
      return (answer.body as { fields: object[] }).fields;
    },
  };
}

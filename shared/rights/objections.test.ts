import { afterAll, beforeAll, expect, test } from 'vitest';
import { education } from '../../services/education/service.ts';
import { housing } from '../../services/housing/service.ts';
import { hukou } from '../../services/hukou/service.ts';
import { medical } from '../../services/medical/service.ts';
import { notices } from '../../services/notices/service.ts';
import { talent } from '../../services/talent/service.ts';
import { wallet } from '../../services/wallet/service.ts';
import { consentToEmployer } from '../casework/testing/joint.ts';
import { caseworkerOf, talentCalled } from '../casework/testing/people.ts';
import type { Principal } from '../identity/index.ts';
import { type Asking, one, startAsking } from './testing/asking.ts';

let joint: Asking;
beforeAll(async () => {
  joint = await startAsking([talent, hukou, housing, education, medical, wallet, notices]);
});
afterAll(() => joint.stop());

const officer: Principal = { subject: 'officer', roles: ['enterprise'], enterprise: 'demo-enterprise' };
const staff = caseworkerOf('hukou');
interface Body {
  noticeId: string;
  objectionId: string;
  items: unknown[];
  objections: { status: string }[];
}
const asked = async (who: Principal, route: string, params: Record<string, string>, body?: unknown) => {
  const answer = await joint.call<Body>(who, route, { params, ...(body === undefined ? {} : { body }) });
  await joint.settle();
  return answer;
};
const archived = async (who: string): Promise<string> => {
  const { requestId } = (await joint.requests(who, 'export')).body;
  return JSON.stringify((await joint.asks(who, `GET ${one}/archive`, { params: { requestId } })).body);
};

test('given an objection, when its two persons export, then each gets their own; when who raised it is erased, then it stays under nobody’s name', async () => {
  await consentToEmployer(joint, 'mei');
  const caseId = await joint.submitted('mei');
  await joint.works('hukou', caseId, 'assignment');
  await asked(officer, 'POST /hukou/cases/{caseId}/employer-filing', { caseId }, {});
  await joint.advances('hukou', caseId, 'DISTRICT_PREREVIEW', 'ACCEPTED', 'CITY_REVIEW', 'PUBLICITY');
  await joint.settle();
  const notice = await asked(staff, 'GET /hukou/cases/{caseId}/publicity', { caseId });
  const { noticeId } = notice.body;
  const said = { category: 'residence', text: 'MARKED-TEXT' };
  const raised = await asked(talentCalled('nico'), 'POST /hukou/publicity/{noticeId}/objections', { noticeId }, said);
  const { objectionId } = raised.body;

  const [applicants, objectors] = [await archived('mei'), await archived('nico')];
  expect(applicants).toContain(objectionId);
  expect(applicants).not.toMatch(/nico|MARKED-TEXT/);
  expect(objectors).toContain('MARKED-TEXT');
  expect(objectors).toContain('hukou.objection.v1');
  expect(objectors).not.toMatch(new RegExp(`mei|示例人才|${caseId}`));

  const { requestId } = (await joint.requests('nico', 'erase')).body;
  const { preview } = (await joint.on('nico', requestId)).body;
  expect(preview?.remains.map(({ kind }) => kind)).toContain('objection');
  await joint.on('nico', requestId, '/confirm', 'POST');
  const done = (await joint.on('nico', requestId)).body;
  expect([done.status, done.services.find(({ service }) => service === 'hukou')]).toMatchObject([
    'DONE',
    { state: 'gone', records: 1 },
  ]);
  expect((await joint.asks('nico', 'GET /hukou/objections')).body.items).toEqual([]);

  const route = 'POST /hukou/cases/{caseId}/objections/{objectionId}/';
  const opened = await asked(staff, `${route}open-text`, { caseId, objectionId });
  expect(opened.body).toEqual({ unavailable: 'erased' });
  const finding = { outcome: 'not-upheld', reasons: { zh: '已核对（演示）', en: 'Checked (made up)' } };
  const found = await asked(staff, `${route}finding`, { caseId, objectionId }, finding);
  expect(found.body.objections).toMatchObject([{ status: 'not-upheld' }]);
  const told = (await joint.commitsOf('hukou')).flatMap(({ published }) => published);
  const progress = told.filter(({ type }) => type === 'plus.hukou.objection-progressed.v1');
  expect(progress.map(({ data }) => data)).toMatchObject([{ person: 'nico', status: 'open' }]);
});

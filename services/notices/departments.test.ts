import { afterAll, beforeAll, expect, test } from 'vitest';
import { talentCalled } from '../../shared/casework/testing/people.ts';
import { aboutCase, caseStatus, type PostOffice, readerOf, startPostOffice } from './testing.ts';

const day = '2026-11-23';
let office: PostOffice;
let items: ReturnType<typeof readerOf>['items'];
let told: ReturnType<typeof readerOf>['told'];
beforeAll(async () => {
  office = await startPostOffice(`${day}T10:00:00+08:00`);
  ({ items, told } = readerOf(office));
});
afterAll(() => office.stop());

test('an answer about buying a home is told once, with the day until which it holds', async () => {
  const outcome = { outcome: 'approved', at: `${day}T11:00:00+08:00`, reasonCode: 'purchase-answered' };
  const ended = caseStatus('talent-r', { state: 'ANSWERED', terminal: true, outcome });
  const from = { ...aboutCase('case-talent-r', 4), source: 'plus/housing' };
  await office.tell('plus.housing.case-progressed.v1', ended, from);
  const answer = { caseId: 'case-talent-r', person: 'talent-r', validUntil: '2027-02-23' };
  await office.tell('plus.housing.purchase-answered.v1', answer, from);
  expect(await told(talentCalled('talent-r'))).toEqual(['purchase.answered']);
  const refused = { ...ended, caseId: 'c', state: 'REJECTED', outcome: { ...outcome, outcome: 'rejected' } };
  await office.tell('plus.housing.case-progressed.v1', refused, { ...aboutCase('c', 4), source: 'plus/housing' });
  expect(await told(talentCalled('talent-r'))).toContain('lane.decided');
});

test('a public notice is told to its applicant, an objection to who raised it, and neither learns of the other', async () => {
  const whose = { caseId: 'case-pub', applicationId: 'app-pub', person: 'talent-pub', noticeId: 'n1' };
  const notice = async (version: number, data: object) =>
    office.tell('plus.hukou.publicity-progressed.v1', { ...whose, ...data }, { ...hukouCase, streamversion: version });
  const hukouCase = { source: 'plus/hukou', subject: 'case/case-pub' };
  await notice(3, { state: 'running', until: '2026-11-30' });
  await notice(4, { state: 'examined' });
  await notice(5, { state: 'running', until: '2026-12-02', finding: 'not-upheld' });
  await notice(6, { state: 'over' });
  expect((await told(talentCalled('talent-pub'))).sort()).toEqual([
    ...['publicity.examined', 'publicity.finding', 'publicity.runs'],
  ]);
  const objection = async (version: number, status: string) =>
    office.tell(
      'plus.hukou.objection-progressed.v1',
      { objectionId: 'n1-1', person: 'neighbour', status },
      { source: 'plus/hukou', subject: 'objection/n1-1', streamversion: version },
    );
  await objection(4, 'open');
  await objection(5, 'not-upheld');
  await objection(4, 'open');
  expect((await told(talentCalled('neighbour'))).sort()).toEqual(['objection.ended', 'objection.received']);
  const said = JSON.stringify(await items(talentCalled('talent-pub'), '/notices', { box: 'mine' }));
  expect(said).not.toContain('neighbour');
});

test('an appointment that its hospital cancelled is told, once, with who does what next and without why; that it comes near is not said afterwards', async () => {
  const gone = { caseId: 'case-gone', person: 'talent-g', slotId: 'slot', startsAt: '2026-12-01T09:00:00+08:00' };
  const tell = (what: string, streamversion: number) =>
    office.tell(`plus.medical.${what}.v1`, gone, {
      ...{ id: `evt_${what}`, source: 'plus/medical', subject: 'case/case-gone', streamversion },
    });
  await tell('booking-cancelled', 7);
  await tell('booking-cancelled', 7);
  await tell('appointment-near', 6);
  expect(await told(talentCalled('talent-g'))).toEqual(['appointment.cancelled']);
  const [notice] = await items(talentCalled('talent-g'), '/notices', { box: 'mine' });
  expect(JSON.stringify(notice)).toContain('first on the waitlist');
  expect(JSON.stringify(notice)).toContain('2026-12-01');
});

test('an appointment that comes near is told', async () => {
  const near = { caseId: 'case-near', person: 'talent-i', slotId: 'slot', startsAt: '2026-12-01T09:00:00+08:00' };
  await office.tell('plus.medical.appointment-near.v1', near, { source: 'plus/medical', subject: 'case/case-near' });
  expect(await told(talentCalled('talent-i'))).toContain('appointment.near');
});

test('an offer of a home says what declining it brings about', async () => {
  const effect = { zh: '这是最后一次（演示）', en: 'this is the last one (made up)' };
  const granted = { id: 'u', text: { zh: '一套（演示）', en: 'a home (made up)' } };
  const offer = { granted, answerBy: '2026-11-30T23:59:59.999+08:00', ifDeclined: effect };
  const from = { ...aboutCase('case-talent-o', 4), source: 'plus/housing' };
  await office.tell('plus.housing.case-progressed.v1', caseStatus('talent-o', { state: 'OFFERED', ...offer }), from);
  const [notice] = await items(talentCalled('talent-o'), '/notices', { box: 'mine' });
  expect(notice).toMatchObject({ template: 'housing.offered' });
  expect(JSON.stringify(notice)).toContain('this is the last one (made up)');
});

test('a tenant hears of the recheck', async () => {
  const tenancy = {
    tenancyId: 'ten',
    person: 'talent-i',
    unitId: 'u',
    contractedAt: `${day}T10:00:00+08:00`,
    periods: 1,
  };
  const more = { state: 'RECHECK', periodEnds: '2027-11-30' };
  await office.tell('plus.housing.tenancy-progressed.v1', { ...tenancy, ...more }, { subject: 'tenancy/ten' });
  expect(await told(talentCalled('talent-i'))).toContain('tenancy.recheck');
});

import { hukouContract } from '../../services/hukou/contract.ts';
import { noticesContract } from '../../services/notices/contract.ts';
import { catalogue } from '../../services/partners/catalogue.ts';
import { partnersContract } from '../../services/partners/contract.ts';
import { talentContract } from '../../services/talent/contract.ts';
import type { BodyInput } from '../../shared/client/client.ts';
import { consent } from '../journey/steps/application.ts';
import { schoolYearOf } from '../journey/steps/school-year.ts';
import { must } from '../journey/world.ts';

import type { Platform } from '../support/platform.ts';
import { earlierMarks, marks, openMark, writtenMark } from './marks.ts';

const talent = talentContract.operations;
const hukou = hukouContract.operations;
const partners = partnersContract.operations;
const partnerId = 'partner-agency';

type Form = BodyInput<typeof talent.createApplication>;

type Marks = Record<keyof typeof earlierMarks, string>;
const formWith = ({ name, phone, idNumber }: Marks, memberId: string): Form => ({
  services: ['hukou', 'housing', 'education', 'medical'],
  applicant: { name, phone, idNumber },
  employer: { enterpriseId: 'enterprise-a', name: openMark },
  answers: {
    hukou: { channel: 'returnee' },
    housing: { kind: 'public-rental' },
    education: { memberId, schoolYear: schoolYearOf(Date.now()) },
    medical: { speciality: 'check-up' },
  },
});

/** An agency that may have every event that there is, with every field that may be given away. */
export async function subscribeToAll(platform: Platform, target: string): Promise<void> {
  const [ops, agency] = [platform.client('ops-one'), platform.client(partnerId)];
  const name = { zh: '合作机构（虚构）', en: 'Partner agency (made up)' };
  await must(ops, partners.registerPartner, { body: { partnerId, name } });
  const from = '2024-01-01T00:00:00+08:00';
  const entitlements = catalogue.map(({ type: eventType }) => ({ eventType, from }));
  await must(ops, partners.grantEntitlements, { params: { partnerId }, body: { entitlements } });
  const body = { target, pattern: { type: [{ prefix: 'plus.' }] } };
  const { subscription } = await must(agency, partners.subscribe, { params: { partnerId }, body });
  const { subscriptionId } = subscription;
  await must(agency, partners.proveSubscription, { params: { partnerId, subscriptionId } });
}

const childWith = ({ childName: name, childBirthDate: birthDate }: Marks) => ({ name, birthDate });

/** A child of the family, corrected before anything names it, with its guardian's consent. */
async function childWithMarks(lin: ReturnType<Platform['client']>): Promise<string> {
  const body = { relation: 'child', ...childWith(earlierMarks) } as const;
  const { memberId } = await must(lin, talent.addMember, { body });
  const params = { memberId };
  const spoilt = childWith({ ...marks, childBirthDate: marks.childName });
  const refused = await lin(talent.correctMember, { params, body: spoilt });
  if (refused.ok) throw new Error('a spoilt birth date was accepted');
  await must(lin, talent.correctMember, { params, body: childWith(marks) });
  await must(lin, talent.giveConsent, { body: { recipient: 'education', purpose: 'handling', memberId } });
  return memberId;
}

/** A talent drafts, is refused, replaces, submits, looks at the form; answers the application's id. */
export async function applyWithMarks(platform: Platform): Promise<string> {
  const lin = platform.client('talent-lin');
  const memberId = await childWithMarks(lin);
  const { applicationId } = await must(lin, talent.createApplication, { body: formWith(earlierMarks, memberId) });
  const params = { applicationId };
  // Wrong in two ways, so that values which are refused pass by every log too.
  const spoilt = formWith({ ...marks, phone: marks.name, idNumber: marks.phone }, memberId);
  const refused = await lin(talent.replaceAnswers, { params, body: spoilt });
  if (refused.ok) throw new Error('a spoilt form was accepted');
  await must(lin, talent.replaceAnswers, { params, body: formWith(marks, memberId) });
  await consent(lin);
  await wantMessages(platform);
  await must(lin, talent.submitApplication, { params });
  await must(lin, talent.getApplicationForm, { params });
  await platform.settle();
  return applicationId;
}

/** The talent consents to messages about hukou at any hour, at a number of their own. */
async function wantMessages(platform: Platform): Promise<void> {
  const lin = platform.client('talent-lin');
  await must(lin, talent.giveConsent, { body: { recipient: 'hukou', purpose: 'notices' } });
  const quiet = { from: '00:00', to: '00:00' };
  const wanted = { language: 'en', digest: 'none', quiet, phone: marks.phone } as const;
  await must(lin, noticesContract.operations.setPreferences, { body: { ...wanted, channels: ['sms'] } });
  await platform.settle();
}

/** The hukou caseworker takes the case, asks for a supplement, gets it, and opens what is personal. */
export async function openAsCaseworker(platform: Platform, caseId: string) {
  const [worker, lin] = [platform.client('caseworker-hukou'), platform.client('talent-lin')];
  const params = { caseId };
  await must(worker, hukou.assignCase, { params, body: {} });
  const missing = [{ zh: '合同第二页（演示数据）', en: `Second page of the contract of ${writtenMark} (made up)` }];
  await must(worker, hukou.requestSupplement, { params, body: { missing } });
  await must(lin, hukou.answerSupplement, { params, body: { answer: marks.supplement } });
  return must(worker, hukou.openPersonal, { params, body: { purpose: 'review' } });
}

/** Everything else that can happen: deadlines pass, another department looks, the talent withdraws. */
export async function finish(platform: Platform, applicationId: string): Promise<void> {
  const { engine } = platform;
  engine.clock.advance(40 * 86_400_000);
  engine.runSchedules();
  await platform.settle();
  const lin = platform.client('talent-lin');
  await must(lin, talent.withdrawApplication, { params: { applicationId }, body: {} });
  await platform.settle();
}

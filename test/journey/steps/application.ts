import { talentContract } from '../../../services/talent/contract.ts';
import { text } from '../../../shared/contract/index.ts';
import { who } from '../timeline.ts';
import { eventually, must, type World } from '../world.ts';
import { family } from './family.ts';
import { answerMore } from './form.ts';
import { schoolYearOf } from './school-year.ts';

const { operations } = talentContract;
export const lanes = ['hukou', 'housing', 'education', 'medical'] as const;
export type Lane = (typeof lanes)[number];

/** What the answers of a story differ in. */
interface Wanted {
  /** The child that education is for. */
  memberId?: string | undefined;
  /** By default the one whose window is open now. */
  schoolYear?: number;
  housing?: 'public-rental' | 'talent-flat' | 'rent-subsidy' | 'purchase';
  channel?: 'returnee' | 'graduate';
  speciality?: Speciality;
  employer?: keyof typeof employers;
}

/** Kinds of appointment that somebody is asked about by a story. */
export type Speciality = 'check-up' | 'general' | 'dental' | 'eye' | 'traditional';

const employers = {
  'enterprise-a': '甲企业（演示数据 / made up）',
  'enterprise-b': '乙企业（演示数据 / made up）',
} as const;

/** Made-up answers for some services, else for all; the marks make them findable should they ever leak. */
export const answersOf = (mark: string, services: readonly Lane[] = lanes, wanted: Wanted = {}) => ({
  services: [...services],
  applicant: {
    name: `演示人才${mark}`,
    phone: '021 0000 0000',
    idNumber: `DEMO${mark}`.replace(/[^A-Za-z0-9]/g, '').slice(0, 20),
  },
  employer: employerOf(wanted),
  answers: Object.fromEntries(services.map((service) => [service, answersTo(service, wanted)])),
});

const employerOf = ({ employer = 'enterprise-a' }: Wanted) => ({ enterpriseId: employer, name: employers[employer] });

function answersTo(
  service: Lane,
  {
    memberId,
    schoolYear = schoolYearOf(Date.now()),
    housing = 'public-rental',
    channel = 'returnee',
    speciality = 'check-up',
  }: Wanted,
) {
  const answers = {
    hukou: { channel },
    housing: { kind: housing },
    education: { ...(memberId && { memberId }), schoolYear },
    medical: { speciality },
  };
  return answers[service];
}

/** Ends whatever the talent still has open: one application at a time. */
export async function clearEarlier(world: World, talent: string): Promise<void> {
  const client = world.as(talent);
  const { items } = await must(client, operations.listApplications, {});
  for (const { applicationId } of items.filter(({ status }) => status === 'SUBMITTED' || status === 'IN_PROGRESS')) {
    await withdrawAll(world, talent, applicationId);
    world.timeline.tell(who.talent, text('撤回了先前未办结的申请', 'withdrew an earlier application'));
  }
}

/** Takes an application back, and waits until every department has let go of it. */
export async function withdrawAll(world: World, talent: string, applicationId: string): Promise<void> {
  const params = { applicationId };
  await must(world.as(talent), operations.withdrawApplication, { params, body: {} });
  await eventually(world, 'the application to end', async () => {
    const { status } = await picture(world, talent, applicationId);
    return status === 'COMPLETED' || status === 'WITHDRAWN' ? true : undefined;
  });
}

/** A consent to each department for itself; giving one that is in force changes nothing. */
export async function consent(client: ReturnType<World['as']>, services: readonly Lane[] = lanes): Promise<void> {
  for (const recipient of services)
    await must(client, operations.giveConsent, { body: { recipient, purpose: 'handling' } });
}

/** That the employer sees the application; without it, it cannot file for hukou. */
export const consentToEmployer = (client: ReturnType<World['as']>) =>
  must(client, operations.giveConsent, { body: { recipient: 'employer', purpose: 'handling' } });

/** The talent applies once, for all four services. Answers the application's id. */
export async function apply(world: World, talent: string): Promise<string> {
  await clearEarlier(world, talent);
  const client = world.as(talent);
  const body = answersOf(world.tag, lanes, {
    memberId: await family(world, talent),
    schoolYear: schoolYearOf(world.now()),
  });
  const { applicationId } = await must(client, operations.createApplication, { body });
  await answerMore(world, talent, applicationId);
  await consent(client);
  world.timeline.tell(
    who.talent,
    text('对四个部门分别同意办理', 'consented to each of the four departments, each for itself'),
  );
  await must(client, operations.submitApplication, { params: { applicationId } });
  world.timeline.tell(
    who.talent,
    text('一次申请落户、安居、教育、医疗四项服务', 'applied once for hukou, housing, education and medical care'),
  );
  return applicationId;
}

/** A talent applies for some services alone, with the consents that this takes; answers the application's id. */
export async function applyFor(
  world: World,
  talent: string,
  services: readonly Lane[],
  wanted: Wanted = {},
): Promise<string> {
  await clearEarlier(world, talent);
  const client = world.as(talent);
  await consent(client, services);
  const mark = `${world.tag}${talent.slice(-2)}`;
  const { applicationId } = await must(client, operations.createApplication, {
    body: answersOf(mark, services, wanted),
  });
  await must(client, operations.submitApplication, { params: { applicationId } });
  return applicationId;
}

/** The application as the talent sees it. */
export const picture = (world: World, talent: string, applicationId: string) =>
  must(world.as(talent), operations.getApplication, { params: { applicationId } });

/** Waits until the server has declared the application complete, and tells its lanes. */
export async function completed(world: World, talent: string, applicationId: string): Promise<void> {
  const seen = await eventually(world, 'the application to be complete', async () => {
    const application = await picture(world, talent, applicationId);
    return application.status === 'COMPLETED' ? application : undefined;
  });
  const stuck = seen.lanes.filter((lane) => !lane.terminal);
  if (stuck.length > 0)
    world.timeline.fault(who.talent, text('申请已办结但有服务未完', 'complete although a lane is not'));
  const zh = seen.lanes.map((lane) => lane.stage.zh).join('、');
  const en = seen.lanes.map((lane) => lane.stage.en).join(', ');
  world.timeline.tell(who.talent, text(`四项全部办结：${zh}`, `all four lanes have ended: ${en}`));
}

/** The talent sees who opened the personal data, and why. */
export async function openings(world: World, talent: string, applicationId: string): Promise<void> {
  const { items } = await must(world.as(talent), operations.listOpenings, {});
  const mine = items.filter((one) => one.caseId === applicationId);
  if (mine.length === 0)
    world.timeline.fault(who.talent, text('打开个人信息没有留下记录', 'an opening of personal data left no record'));
  const [first] = mine;
  world.timeline.tell(
    who.talent,
    text(
      `看到 ${mine.length} 条打开记录：${first?.who}，${first?.purpose.zh}`,
      `sees ${mine.length} openings of personal data: ${first?.who}, ${first?.purpose.en}`,
    ),
  );
}

import type { AnyService } from '../../service/define.ts';
import { type Answer, type District, startDistrict } from './district.ts';
import { caseworkerOf, talentCalled } from './people.ts';

export interface Lane {
  service: string;
  state: string;
  terminal: boolean;
  paused?: boolean;
  promisedOn?: string;
  withdrawing?: boolean;
  outcome?: { outcome: string };
}
export interface Application {
  applicationId: string;
  status: string;
  lanes: Lane[];
}

/** A form for all four services, but for the child, whom each talent adds; made up, and findable should any of it leak. */
export const everything = {
  services: ['hukou', 'housing', 'education', 'medical'],
  applicant: { name: '示例人才', phone: '021 0000 0000', idNumber: 'DEMO000001' },
  employer: { enterpriseId: 'demo-enterprise', name: '示例科技（演示数据 / made up）' },
  answers: {
    hukou: { channel: 'returnee' },
    housing: { kind: 'public-rental' },
    education: { schoolYear: 2027 },
    medical: { speciality: 'check-up' },
  },
};

/** The services side by side, with short words for what people do in them. */
export interface Joint extends District {
  /** A draft, with the consents that its submission needs; answers its id. */
  drafted(who: string, form?: unknown): Promise<string>;
  /** A draft, submitted, and carried to the departments. */
  submitted(who: string, form?: unknown): Promise<string>;
  /** `POST /talent/applications/{applicationId}/<what>` by the talent. */
  does(
    who: string,
    applicationId: string,
    what: string,
    body?: unknown,
  ): Promise<Answer<Application & { code?: string }>>;
  /** The application as its talent sees it. */
  seen(who: string, applicationId: string): Promise<Application>;
  /** `POST /<department>/cases/{caseId}/<what>` by the department's caseworker. */
  works(department: string, caseId: string, what: string, body?: unknown): Promise<Answer<{ code?: string }>>;
  advances(department: string, caseId: string, ...stages: string[]): Promise<void>;
}

/** Consents to the work of each department. */
export async function consentToAll(give: (consent: { recipient: string; purpose: string }) => Promise<unknown>) {
  for (const recipient of everything.services) await give({ recipient, purpose: 'handling' });
}

/** Consents that the employer sees the application, so that it may confirm the employment and file. */
export const consentToEmployer = (district: Pick<District, 'call'>, who: string) =>
  district.call(talentCalled(who), 'POST /talent/consents', { body: { recipient: 'employer', purpose: 'handling' } });

/** A child of the talent's family, with the consent that its guardian gives for it. */
export async function childOf(district: Pick<District, 'call'>, who: string): Promise<string> {
  const body = { relation: 'child', name: '示例孩子', birthDate: '2020-05-01' };
  const added = await district.call<{ memberId: string }>(talentCalled(who), 'POST /talent/members', { body });
  const { memberId } = added.body;
  const consent = { recipient: 'education', purpose: 'handling', memberId };
  await district.call(talentCalled(who), 'POST /talent/consents', { body: consent });
  return memberId;
}

/** A form with a child of the talent's family, where it asks for education and names none. */
async function withChild(form: unknown, who: string, district: District): Promise<unknown> {
  const { services, answers } = form as typeof everything;
  if (!services.includes('education') || 'memberId' in answers.education) return form;
  const education = { ...answers.education, memberId: await childOf(district, who) };
  return { ...(form as object), answers: { ...answers, education } };
}

/** Starts them at 2026-11-23 09:00 in Shanghai. Stop it in `afterAll`. */
export async function startJoint(services: readonly AnyService[]): Promise<Joint> {
  const district = await startDistrict(services, '2026-11-23T09:00:00+08:00');
  const drafted = async (who: string, form: unknown = everything) => {
    const body = await withChild(form, who, district);
    const created = await district.call<Application>(talentCalled(who), 'POST /talent/applications', { body });
    await consentToAll((body) => district.call(talentCalled(who), 'POST /talent/consents', { body }));
    return created.body.applicationId;
  };
  const does: Joint['does'] = (who, applicationId, what, body = {}) =>
    district.call(talentCalled(who), `POST /talent/applications/{applicationId}/${what}`, {
      params: { applicationId },
      body,
    });
  const works: Joint['works'] = (department, caseId, what, body = {}) =>
    district.call(caseworkerOf(department), `POST /${department}/cases/{caseId}/${what}`, { params: { caseId }, body });
  return {
    ...district,
    drafted,
    does,
    works,
    async submitted(who, form) {
      const applicationId = await drafted(who, form);
      const { status } = await does(who, applicationId, 'submit');
      if (status !== 200) throw new Error(`the application of ${who} was not taken: ${status}`);
      await district.settle();
      return applicationId;
    },
    async seen(who, applicationId) {
      const params = { applicationId };
      const route = 'GET /talent/applications/{applicationId}';
      return (await district.call<Application>(talentCalled(who), route, { params })).body;
    },
    async advances(department, caseId, ...stages) {
      for (const to of stages) await works(department, caseId, 'stage', { to });
    },
  };
}

import { educationContract } from '../../../services/education/contract.ts';
import { hukouContract } from '../../../services/hukou/contract.ts';
import { talentContract } from '../../../services/talent/contract.ts';
import { text } from '../../../shared/contract/index.ts';
import { who } from '../timeline.ts';
import { eventually, must } from '../world.ts';
import { consentToEmployer } from './application.ts';
import type { Desk } from './departments.ts';

const { operations } = talentContract;

/** The employer confirms the employment, with the talent's consent; the department that works on it learns so. */
export async function employerConfirms({ world, talent, caseId }: Desk): Promise<void> {
  await consentToEmployer(world.as(talent));
  const officer = world.as('enterprise-a');
  const params = { employmentId: caseId };
  await eventually(world, 'the employment to be asked about', async () =>
    (await officer(operations.getEmployment, { params })).ok ? true : undefined,
  );
  await must(officer, operations.answerEmployment, { params, body: { outcome: 'confirmed' } });
  const { text: words } = await eventually(world, 'the employer’s answer to reach the case', async () => {
    const shown = await world.as('caseworker-hukou')(hukouContract.operations.getCase, { params: { caseId } });
    return shown.ok && shown.body.employment?.state === 'confirmed' ? shown.body.employment : undefined;
  });
  world.timeline.tell(
    who.enterprise,
    text(
      `经人才同意，确认劳动关系；落户部门看到：${words.zh}`,
      `confirms the employment, as the talent consents; hukou sees: ${words.en}`,
    ),
  );
}

/** The talent lets education see how hukou ended. */
export async function shareOutcome({ world, talent }: Desk): Promise<void> {
  const body = { recipient: 'education', purpose: 'outcome-reuse' } as const;
  await must(world.as(talent), operations.giveConsent, { body });
}

/** Education sees the outcome of hukou beside its own case, since the talent consented to that. */
export async function outcomeSeen({ world, caseId }: Desk): Promise<void> {
  const { text: words } = await eventually(world, 'the outcome of hukou to show beside education', async () => {
    const query = { params: { caseId } };
    const { informedBy = [] } = await must(
      world.as('caseworker-education'),
      educationContract.operations.getCase,
      query,
    );
    return informedBy.find(({ shared, outcome }) => shared && outcome !== undefined);
  });
  world.timeline.tell(
    who.education,
    text(
      `经人才同意，看到另一部门的结果：${words.zh}`,
      `sees another department’s outcome, as the talent consents: ${words.en}`,
    ),
  );
}

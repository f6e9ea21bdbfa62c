import type { FieldFault } from '../../../shared/contract/index.ts';
import { offerOf } from '../consents/catalogue.ts';
import { activeClaims, subjectIn } from '../domain/claims.ts';
import type { Named } from '../domain/named.ts';
import type { Application } from '../domain/state.ts';
import type { LaneName } from '../lanes.ts';
import { formDefinition } from '../questions/definition.ts';
import { talentRefusals } from '../refusals.ts';

/** What is wrong with a submission, each kind apart; whoever is told hears all of it at once. */
export interface SubmitFaults {
  answers: readonly FieldFault[];
  members: readonly FieldFault[];
  spouses: readonly FieldFault[];
  consents: readonly FieldFault[];
  guardians: readonly FieldFault[];
  documents: readonly FieldFault[];
  unshared: readonly FieldFault[];
}

const codes = {
  answers: 'answers-missing',
  members: 'member-unknown',
  spouses: 'second-spouse',
  consents: 'consent-missing',
  guardians: 'member-consent-missing',
  documents: 'documents-unfit',
  unshared: 'reuse-consent-missing',
} as const;
const kinds = ['answers', 'members', 'spouses', 'consents', 'guardians', 'documents', 'unshared'] as const;

/** One refusal for all of it, by the code of what has to be mended first; nothing when nothing is wrong. */
export function submitRefusal(faults: SubmitFaults) {
  const errors = kinds.flatMap((kind) => faults[kind]);
  const first = kinds.find((kind) => faults[kind].length > 0);
  return first && { code: codes[first], errors };
}

/** How a service is called. */
const titleOf = (service: LaneName) =>
  formDefinition.sections.find(({ id }) => id === service)?.title ?? { zh: service, en: service };

/** Departments whose consent to working on the application is missing, by their places. */
export const consentFaults = (services: readonly LaneName[], lacking: readonly LaneName[]): FieldFault[] =>
  lacking.map((recipient) => {
    const { rule, mend } = talentRefusals['consent-missing'];
    const offer = offerOf({ recipient, purpose: 'handling' })?.text ?? rule;
    const named = titleOf(recipient);
    return {
      pointer: `/services/${services.indexOf(recipient)}`,
      rule: {
        zh: `缺少对${named.zh}部门办理的同意：“${offer.zh}”。`,
        en: `Your consent to the ${named.en.toLowerCase()} department working on it is missing: “${offer.en}”.`,
      },
      mend,
    };
  });

/** Services that another application of the talent has under way for the same person, by their places; `held` are the claims that it has. */
export function activeFaults(
  { person, form, members }: Pick<Application, 'person' | 'form' | 'members'>,
  held: readonly string[],
): FieldFault[] {
  return form.services.flatMap((service, at) => {
    const subject = subjectIn(members, service);
    if (!activeClaims(person, service, subject).some((claim) => held.includes(claim))) return [];
    return [{ pointer: `/services/${at}`, ...activeTexts(service, subject) }];
  });
}

/** Whom it is about is said without a name or an id: the child, or the member of the family. */
function activeTexts(service: LaneName, subject: Named | undefined): Pick<FieldFault, 'rule' | 'mend'> {
  const { zh, en } = titleOf(service);
  const { mend } = talentRefusals['active-application'];
  if (!subject)
    return {
      rule: {
        zh: `“${zh}”正在您的另一份申请中办理。`,
        en: `${en} is under way in another application of yours.`,
      },
      mend,
    };
  const whom = wordsFor[subject.relation];
  return {
    rule: {
      zh: `该${whom.zh}的“${zh}”正在您的另一份申请中办理。`,
      en: `${en} is under way for this ${whom.en} in another application of yours.`,
    },
    mend: {
      zh: `请等待该${whom.zh}的这一项办结，或先撤回该项；其他家庭成员的可以另行申请。`,
      en: `Wait until it has ended for this ${whom.en}, or withdraw it first; for another member of the family you can apply.`,
    },
  };
}

const wordsFor = { child: { zh: '子女', en: 'child' }, spouse: { zh: '配偶', en: 'spouse' } } as const;

import type { DataOf } from '../../../shared/contract/index.ts';
import type { FactValue } from '../../../shared/rules/model.ts';
import type { AnswerCorrected, MemberRenewed } from '../domain/events.ts';
import { ageFacts, type Named } from '../domain/named.ts';
import type { Application, SealedForm } from '../domain/state.ts';
import type { applicationSubmitted } from '../events.ts';
import type { LaneName } from '../lanes.ts';
import { formDefinition } from '../questions/definition.ts';
import { type Answer, isSealed, type Question, questionOf } from '../questions/model.ts';
import { placed } from '../questions/placed.ts';

type Submitted = DataOf<typeof applicationSubmitted>;

type Education = NonNullable<Submitted['answers']['education']>;

/** What a submission tells the departments: answers at their places, the members whom it names, and what rules know by name. */
export function submissionTold({ services, answers, version }: SealedForm, members: readonly Named[]) {
  const child = members.find(({ service }) => service === 'education');
  const facts = [
    ...formDefinition.questions.flatMap((question) =>
      question.id in answers ? factsOf(question, services, answers[question.id] as Answer) : [],
    ),
    ...members.flatMap(factsOfMember),
  ];
  // Submission needs every answer that these have; a test holds that the form asks for each of them.
  const told = placed(formDefinition, answers) as Pick<Submitted, 'applicant' | 'employer' | 'answers'>;
  const { applicant, employer, answers: own = {} } = told;
  const education = child && own.education && { education: { ...own.education, ...childTold(child) } };
  const all = { applicant, employer, answers: { ...own, ...education, ...familyTold(own, members) } };
  return { ...all, ...(facts.length > 0 ? { facts } : {}), formVersion: version };
}

/** In place of the ids who they are, for the departments that take several. */
function familyTold({ hukou, housing, medical }: Submitted['answers'], members: readonly Named[]) {
  const of = (service: LaneName) => members.filter((one) => one.service === service).map(relativeOf);
  const [settling, living, [patient]] = [of('hukou'), of('housing'), of('medical')];
  return {
    ...(hukou && settling.length > 0 && { hukou: { ...hukou, family: settling } }),
    ...(housing && living.length > 0 && { housing: { ...housing, household: living } }),
    ...(medical && patient && { medical: { ...medical, patient } }),
  };
}

const relativeOf = ({ memberId, relation, name, birthDate }: Named) => ({ memberId, relation, name, birthDate });

/** What rules ask of a member: the age, and for a patient under fourteen the consent of the guardian, which is there. */
function factsOfMember({ service, age, guarded }: Named) {
  const fact = ageFacts[service];
  const consent = service === 'medical' && guarded ? [{ service, fact: 'guardianConsent', value: true }] : [];
  return [...(fact === undefined ? [] : [{ service, fact, sealed: age }]), ...consent];
}

/** A child comes with the consent that its guardian gave for it, or needs none any more. */
const childTold = ({ name, birthDate, identity }: Named) =>
  ({ child: { name, birthDate }, identity, guardianConsent: true }) satisfies Partial<Education>;

/** What a correction tells them. */
export function correctionTold(
  { question: id, value, reason, services }: AnswerCorrected,
  { corrections }: Application,
) {
  const { place, ...question } = questionOf(formDefinition, id) ?? { facts: {} };
  return {
    ...{ services, question: id, number: corrections.length, reason },
    ...(place === undefined ? {} : { place }),
    ...told(value),
    facts: factsOf(question, services, value),
  };
}

/** What a corrected member of the family tells the department that works on it. */
export function renewalTold(
  { service, memberId, field, value, reason }: MemberRenewed,
  { corrections, members }: Application,
) {
  const at = members.filter((one) => one.service === service).findIndex((one) => one.memberId === memberId);
  const place = {
    ...{ education: 'education/child', medical: 'medical/patient' },
    ...{ hukou: `hukou/family/${at}`, housing: `housing/household/${at}` },
  };
  const said = { question: `${memberId}/${field}`, number: corrections.length, reason, services: [service] };
  if (field === 'age')
    return { ...said, sealed: value, facts: [{ service, fact: ageFacts[service] ?? field, sealed: value }] };
  return { ...said, place: `/answers/${place[service]}/${field}`, sealed: value, facts: [] };
}

const factsOf = ({ facts }: Pick<Question, 'facts'>, services: readonly LaneName[], answer: Answer) =>
  services.flatMap((service) => {
    const fact = facts[service];
    return fact === undefined ? [] : [{ service, fact, ...told(answer) }];
  });

// Lists have a place of their own and are no facts; a department's schema reads them there.
const told = (answer: Answer) => (isSealed(answer) ? { sealed: answer } : { value: answer as FactValue });

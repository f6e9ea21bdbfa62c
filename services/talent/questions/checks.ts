import type { Scalar } from '../../../shared/rules/model.ts';
import { type LaneName, laneNames } from '../lanes.ts';
import type { FormFile } from './file.ts';
import type { Condition } from './model.ts';
import type { KnownFacts, Resolved } from './resolve.ts';

/** What is wrong with a form, each with its place; nothing when it is right. */
export function faultsOf(file: FormFile, questions: readonly Resolved[], known: KnownFacts): string[] {
  return [
    ...questions.flatMap((question, at) =>
      questionFaults(file, questions, at).map((fault) => `/questions/${at} (${question.id})${fault}`),
    ),
    ...questions.flatMap((question, at) => factFaults(question, known).map((fault) => `/questions/${at}${fault}`)),
    ...emptySections(file, questions),
    ...unaskedFaults(file, questions, known),
  ];
}

function questionFaults({ sections }: FormFile, questions: readonly Resolved[], at: number): string[] {
  const question = questions[at] as Resolved;
  const earlier = questions.slice(0, at);
  const { id, section, place, spec } = question;
  return [
    ...(earlier.some((one) => one.id === id) ? ['/id: there is another'] : []),
    ...(place !== undefined && earlier.some((one) => one.place === place) ? ['/place: another has it'] : []),
    ...(sections.some((one) => one.id === section) ? [] : [`/section: no section ${section}`]),
    ...(spec ? [] : ['/kind: neither a kind nor a known fact']),
    ...(question.label && question.question ? [] : ['/label: neither words nor a known fact']),
    ...namingFaults(question),
    ...boundFaults(question),
    ...question.when.flatMap((condition, place) =>
      conditionFaults(condition, question, earlier).map((fault) => `/when/${place}${fault}`),
    ),
  ];
}

/** Members are told to the one department that needs them, at a place of theirs. */
function namingFaults({ names, spec, services, place }: Resolved): string[] {
  if (names === undefined) return [];
  return [
    ...(spec?.type === 'text' || spec?.type === 'list' ? [] : ['/names: an id is a text']),
    ...(services.length === 1 && place !== undefined ? [] : ['/names: it has one service and a place']),
  ];
}

function boundFaults({ spec }: Resolved): string[] {
  if (spec?.type === 'number' && spec.min > spec.max) return ['/max: is below min'];
  if (spec?.type === 'choice' && Object.keys(spec.values).length === 0) return ['/options: there are none'];
  if (spec?.type === 'list' && spec.max < 1) return ['/max: there is none'];
  if ((spec?.type !== 'text' && spec?.type !== 'list') || spec.pattern === undefined) return [];
  return [
    ...(/^\^.*\$$/.test(spec.pattern) ? [] : ['/pattern: must hold for the whole text, as in ^…$']),
    ...(spec.form ? [] : ['/form: the pattern needs words']),
  ];
}

/** Conditions look back, at open answers of questions that are asked of at least the same services. */
function conditionFaults(condition: Condition, question: Resolved, earlier: readonly Resolved[]): string[] {
  const of = earlier.find(({ id }) => id === condition.question);
  if (!of?.spec) return [`/question: no earlier question ${condition.question}`];
  const { spec } = of;
  const strange = (values: readonly Scalar[] = []) => values.filter((value) => !isAnswer(spec, value));
  const wants = [condition.is, condition.isNot, condition.atLeast].filter((one) => one !== undefined).length;
  return [
    ...(of.personal ? ['/question: its answer is sealed'] : []),
    ...(question.services.every((service) => of.services.includes(service))
      ? []
      : ['/question: another service asks it']),
    ...(wants === 1 ? [] : [': one of is, isNot and atLeast']),
    ...strange(condition.is).map((value) => `/is: ${value} is no answer to ${of.id}`),
    ...strange(condition.isNot).map((value) => `/isNot: ${value} is no answer to ${of.id}`),
    ...(condition.atLeast === undefined || spec.type === 'number' ? [] : [`/atLeast: ${of.id} is no number`]),
  ];
}

function isAnswer(spec: NonNullable<Resolved['spec']>, value: Scalar): boolean {
  if (spec.type === 'choice') return typeof value === 'string' && Object.hasOwn(spec.values, value);
  if (spec.type === 'yes-no') return typeof value === 'boolean';
  return spec.type === 'number' && typeof value === 'number';
}

function factFaults({ facts, services, spec, personal }: Resolved, known: KnownFacts): string[] {
  return Object.entries(facts).flatMap(([service, name]) => {
    const at = `/facts/${service}`;
    const fact = known[service as LaneName][name];
    if (!fact) return [`${at}: ${service} knows no fact ${name}`];
    const kind = fact.type === 'name' ? 'text' : fact.type;
    return [
      ...(services.some((one) => one === service) ? [] : [`${at}: ${service} does not ask this`]),
      ...(fact.personal && !personal ? [`${at}: the fact is personal, the answer is not`] : []),
      ...(kind === spec?.type ? [] : [`${at}: the fact is ${fact.type}, the answer ${spec?.type}`]),
    ];
  });
}

const emptySections = ({ sections }: FormFile, questions: readonly Resolved[]): string[] =>
  sections.flatMap(({ id }, at) =>
    questions.some(({ section }) => section === id) ? [] : [`/sections/${at}: no question stands in ${id}`],
  );

/** Every fact of the rules is asked for, or it is said why not. */
function unaskedFaults({ notAsked }: FormFile, questions: readonly Resolved[], known: KnownFacts): string[] {
  const left = (service: LaneName) => notAsked.flatMap((one) => (one.service === service ? one.facts : []));
  const asked = (service: LaneName, fact: string) =>
    questions.some(({ facts, place }) => facts[service] === fact || place === `/answers/${service}/${fact}`);
  return laneNames.flatMap((service) => {
    const names = Object.keys(known[service]);
    const missed = names.filter((fact) => !asked(service, fact) && !left(service).includes(fact));
    const strange = left(service).filter((fact) => !names.includes(fact) || asked(service, fact));
    return [
      ...missed.map((fact) => `/questions: nothing asks for ${service}’s fact ${fact}`),
      ...strange.map((fact) => `/notAsked: ${service}’s fact ${fact} is asked, or unknown`),
    ];
  });
}

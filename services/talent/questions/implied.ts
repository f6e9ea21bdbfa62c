import type { ImpliedForm } from '../../../shared/rules/contract/index.ts';
import type { FactValue } from '../../../shared/rules/model.ts';
import type { LaneName } from '../lanes.ts';
import { formDefinition } from './definition.ts';
import { unplaced } from './placed.ts';
import { fits } from './schema.ts';

/**
 * What of the form is answered by facts that somebody stated to a department's precheck, and by the department's own
 * answers that follow from the rule. Consents are given separately, and members of the family named by their ids.
 */
export function impliedAnswers(
  service: LaneName,
  facts: Readonly<Record<string, unknown>>,
  own: Readonly<Record<string, unknown>> = {},
): ImpliedForm {
  const taken = formDefinition.questions.flatMap((question) => {
    const fact = question.facts[service];
    const value = fact === undefined ? undefined : facts[fact];
    return fact !== undefined && fits(question, value) ? [{ id: question.id, fact, value: value as FactValue }] : [];
  });
  const answers = { ...unplaced(formDefinition, { answers: { [service]: own } }) };
  for (const { id, value } of taken) answers[id] = structuredClone(value);
  const notTaken = Object.keys(facts).filter((name) => !taken.some(({ fact }) => fact === name));
  const { version: formVersion } = formDefinition;
  return { formVersion, services: [service], answers: answers as ImpliedForm['answers'], notTaken };
}

import type { Keyring, Purpose } from '../../../shared/sealed/index.ts';
import { formDefinition } from '../questions/definition.ts';
import {
  type Answer,
  type Answers,
  type AnswerValue,
  isSealed,
  type Question,
  questionOf,
} from '../questions/model.ts';

/** Under which field the answer to a question is sealed. */
export const fieldOf = ({ id, place }: Pick<Question, 'id' | 'place'>): string =>
  place === undefined ? `answers/${id}` : place.replace(/^\/(?:answers\/)?/, '');

/** Seals what is personal under the application's key, made of the talent's; members of the family have keys of their own. */
export async function sealAnswers(
  keyring: Keyring,
  { person, applicationId }: { person: string; applicationId: string },
  given: Readonly<Record<string, unknown>>,
): Promise<Record<string, Answer | null>> {
  const sealed: [string, Answer | null][] = [];
  for (const [id, value] of Object.entries(given)) {
    const question = questionOf(formDefinition, id);
    const hidden = question?.personal && value !== null && value !== undefined;
    if (value === undefined) continue;
    sealed.push([
      id,
      hidden
        ? await keyring.seal(person, fieldOf(question), value as AnswerValue, applicationId)
        : (value as AnswerValue | null),
    ]);
  }
  return Object.fromEntries(sealed);
}

/** Opens every answer, or nothing at all when one of them cannot be opened any more. */
export async function openAnswers(
  keyring: Keyring,
  answers: Answers,
  purpose: Purpose,
): Promise<Record<string, AnswerValue> | undefined> {
  const opened: [string, AnswerValue][] = [];
  for (const [id, answer] of Object.entries(answers)) {
    const one = isSealed(answer) ? await keyring.open(answer, purpose) : { ok: true as const, value: answer };
    if (!one.ok) return undefined;
    opened.push([id, one.value]);
  }
  return Object.fromEntries(opened);
}

import { faultsOf } from './checks.ts';
import { formFile } from './file.ts';
import type { FormDefinition } from './model.ts';
import { type KnownFacts, resolved, resolveForm } from './resolve.ts';

/** Reads a form definition; throws with every fault and its place (JSON pointer) at once. A test does it, so that a start need not. */
export function readForm(written: unknown, known: KnownFacts): FormDefinition {
  const read = formFile.safeParse(written);
  if (!read.success) throw new Error(`form: ${read.error.issues.map(pointed).join('; ')}`);
  const questions = read.data.questions.map((one) => resolved(one, known));
  const faults = faultsOf(read.data, questions, known);
  if (faults.length > 0) throw new Error(`form: ${faults.join('; ')}`);
  return resolveForm(read.data, known);
}

const pointed = ({ path, message }: { path: PropertyKey[]; message: string }) => `/${path.join('/')}: ${message}`;

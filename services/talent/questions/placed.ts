import type { Answers, FormDefinition } from './model.ts';

interface Tree {
  [name: string]: unknown;
}

const stepsOf = (place: string): string[] => place.slice(1).split('/');

/** The answers that have a place, each at its place. */
export function placed({ questions }: FormDefinition, answers: Readonly<Record<string, unknown>>): Tree {
  const tree: Tree = {};
  for (const { id, place } of questions) {
    if (place !== undefined && answers[id] !== undefined) put(tree, stepsOf(place), answers[id]);
  }
  return tree;
}

/** A copy would cost for each answer; the tree is of the caller's making. */
export function put(tree: Tree, [step = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) tree[step] = value;
  else {
    const branch = (tree[step] ?? {}) as Tree;
    tree[step] = branch;
    put(branch, rest, value);
  }
}

/** The answers of a whole form by the id of their question, as far as it has them. */
export function unplaced({ questions }: FormDefinition, form: Tree & { facts?: Tree | undefined }): Tree {
  const found = questions.map(({ id, place }) => [
    id,
    place === undefined ? form.facts?.[id] : at(form, stepsOf(place)),
  ]);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}

const at = (tree: unknown, [step, ...rest]: readonly string[]): unknown =>
  step === undefined || tree === undefined ? tree : at((tree as Tree)[step], rest);

/** The answers that have no place. */
export const further = ({ questions }: FormDefinition, answers: Answers | Tree): Tree =>
  Object.fromEntries(
    questions.flatMap(({ id, place }) => (place === undefined && id in answers ? [[id, answers[id]]] : [])),
  );

import { mentionsOf } from './mentions.ts';
import { type Stack, type Template, TemplateError } from './model.ts';

/** Sorts so that everything comes after what it needs; keeps the given order otherwise. Throws on a cycle. */
function sortByNeeds(names: string[], needs: (name: string) => Iterable<string>, what: string): string[] {
  const sorted: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const known = new Set(names);
  const visit = (name: string, path: string[]): void => {
    if (state.get(name) === 'done' || !known.has(name)) return;
    if (state.get(name) === 'open')
      throw new TemplateError(`${what}: circular dependency ${[...path, name].join(' → ')}`);
    state.set(name, 'open');
    for (const need of needs(name)) visit(need, [...path, name]);
    state.set(name, 'done');
    sorted.push(name);
  };
  for (const name of names) visit(name, []);
  return sorted;
}

/** Logical ids of a template, each after those that it refers to or names in DependsOn. */
export function orderResources(stack: string, { Resources = {} }: Template): string[] {
  return sortByNeeds(
    Object.keys(Resources),
    (id) => {
      const dependsOn = Resources[id]?.DependsOn ?? [];
      return [...(Array.isArray(dependsOn) ? dependsOn : [dependsOn]), ...mentionsOf(Resources[id]?.Properties).ids];
    },
    stack,
  );
}

/** Stacks, each after those that the assembly names and those whose SSM parameters it reads. */
export function orderStacks(stacks: Stack[]): Stack[] {
  const byName = new Map(stacks.map((stack) => [stack.name, stack]));
  const writers = new Map(stacks.flatMap((stack) => writtenParameters(stack).map((name) => [name, stack.name])));
  const names = sortByNeeds(
    [...byName.keys()],
    (name) => {
      const stack = byName.get(name);
      const read = stack ? readParameters(stack) : [];
      const writing = read.map((parameter) => writers.get(parameter) ?? '').filter((writer) => writer !== name);
      return [...(stack?.after ?? []), ...writing];
    },
    'stacks',
  );
  return names.flatMap((name) => byName.get(name) ?? []);
}

function writtenParameters({ template }: Stack): string[] {
  return Object.values(template.Resources ?? {})
    .filter(({ Type }) => Type === 'AWS::SSM::Parameter')
    .map(({ Properties }) => Properties?.Name)
    .filter((name) => typeof name === 'string');
}

function readParameters({ template }: Stack): string[] {
  const declared = Object.values(template.Parameters ?? {})
    .filter(({ Type }) => Type.startsWith('AWS::SSM::Parameter::Value'))
    .map(({ Default }) => String(Default));
  return [...declared, ...mentionsOf(template.Resources).parameters];
}

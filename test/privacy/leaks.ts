import type { Evidence } from '../support/evidence.ts';
import { earlierMarks, formsOf, marks } from './marks.ts';

const prefixed = (prefix: string, values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix} ${name}`, value]));

/** Where a personal value stands in the clear, in whatever form. */
export function leaks(evidence: readonly Evidence[]): string[] {
  const personal = Object.entries({ ...marks, ...prefixed('earlier', earlierMarks) });
  return personal.flatMap(([name, value]) =>
    formsOf(value).flatMap((form) =>
      evidence.filter(({ text }) => text.includes(form)).map(({ place }) => `${name} as ${form} in ${place}`),
    ),
  );
}

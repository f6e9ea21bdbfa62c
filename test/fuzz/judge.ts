import type { Problem } from '../../shared/http/problem.ts';
import { problemIn, type RawAnswer } from '../support/request.ts';
import type { BadRequest } from './requests.ts';

type Words = { zh?: unknown; en?: unknown } | undefined;

const said = (words: Words): boolean =>
  typeof words?.zh === 'string' && words.zh !== '' && typeof words.en === 'string' && words.en !== '';

/** Whether one place is the other, or lies within it. */
const near = (a: string, b: string): boolean => a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);

/** What is wrong with the answer to a bad request; empty when it is as it should be. */
export function judge(bad: BadRequest, answer: RawAnswer, documented: ReadonlySet<string>): string[] {
  const shown = `${bad.name}: ${answer.status} ${answer.text.slice(0, 300)}`;
  if (answer.status < 400 || answer.status >= 500) return [`not refused: ${shown}`];
  try {
    const problem = problemIn(answer);
    return [...formFaults(problem, answer), ...meaningFaults(bad, problem, documented)].map(
      (why) => `${why}: ${shown}`,
    );
  } catch (error) {
    return [`${error instanceof Error ? error.message : String(error)}: ${shown}`];
  }
}

function formFaults(problem: Problem, answer: RawAnswer): string[] {
  const whole =
    problem.status === answer.status &&
    problem.type === `urn:plus:problem:${problem.code}` &&
    problem.title === problem.text.rule.en &&
    problem.mend === problem.text.mend.en &&
    problem.requestId.length > 0;
  const told = said(problem.text.rule) && said(problem.text.mend);
  const fields = problem.errors.every(
    ({ rule, mend, pointer }) => said(rule) && said(mend) && typeof pointer === 'string',
  );
  return [
    ...(whole ? [] : ['the document contradicts itself']),
    ...(told && fields ? [] : ['rule or mend is missing in a language']),
  ];
}

function meaningFaults(bad: BadRequest, problem: Problem, documented: ReadonlySet<string>): string[] {
  const named = problem.errors.map(({ pointer }) => pointer);
  const pointed = bad.pointers === undefined || bad.pointers.some((wanted) => named.some((one) => near(one, wanted)));
  return [
    ...((bad.codes ?? [problem.code]).includes(problem.code)
      ? []
      : [`code ${problem.code} is not one of ${bad.codes}`]),
    ...(pointed ? [] : [`names ${named.join(', ') || 'no field'}, not ${bad.pointers?.join(', ')}`]),
    ...(documented.has(String(problem.status)) ? [] : [`status ${problem.status} is not in the document`]),
  ];
}

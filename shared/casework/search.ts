import type { Row } from '../log/aggregate.ts';
import type { Case } from './domain/state.ts';

const most = 24;
const longest = 40;

/** A text as it is compared: one width, small letters, no spaces at its ends. */
export const searchable = (text: string): string => text.normalize('NFKC').toLowerCase().trim().slice(0, longest);

/** The list in which terms that begin with these two characters stand. */
export const findIn = (term: string): string => `find#${[...term].slice(0, 2).join('')}`;

/**
 * Where a case is found by text: by its number, its employer and its caseworker, never by anything personal. A name is
 * found from each of its words, and from each character of a script that has no spaces.
 */
export function searchRows({ employer, owner }: Case<unknown>, id: string): Row[] {
  const terms = [id, owner, employer?.enterpriseId, ...startsOf(employer?.name ?? '')];
  const unique = [...new Set(terms.map((term) => searchable(term ?? '')))].filter((term) => [...term].length > 1);
  return unique.map((term) => ({ list: findIn(term), sort: `${term}#${id}`, item: { caseId: id }, constant: true }));
}

/** What remains of a name from each place where somebody may begin to type it. */
function startsOf(name: string): string[] {
  const starts = [...name.matchAll(/[\p{Script=Han}]|(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)];
  return starts.slice(0, most).map(({ index }) => name.slice(index));
}

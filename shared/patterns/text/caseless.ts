const ASCII_ONLY = /^[\0-\x7f]*$/;
const SYNTAX = /[\\^$.*+?()[\]{}|/-]/g;

/** Where in the value the text has to stand. */
export type Anchor = 'whole' | 'head' | 'tail';

function foldUnit(unit: string): string {
  return unit.toLowerCase().toUpperCase().toLowerCase();
}

/**
 * One spelling for all texts that differ only in case, unit by unit, so that `caseless(a + b)` is
 * `caseless(a) + caseless(b)`. Coarser than `caselessTest`: good for finding candidates, not for deciding.
 */
export function caseless(text: string): string {
  return ASCII_ONLY.test(text) ? text.toLowerCase() : text.split('').map(foldUnit).join('');
}

function eitherCase(unit: string): string {
  const spellings = new Set([unit.toLowerCase(), unit.toUpperCase()]);
  const escaped = [...spellings].map((spelling) => spelling.replace(SYNTAX, '\\$&'));
  return escaped.length === 1 ? escaped.join('') : `(?:${escaped.join('|')})`;
}

/**
 * Tests whether a value has `text` at the anchor in any mixture of cases. Each UTF-16 unit of `text` may appear in its
 * lower or its upper spelling, also when these differ in length (`ß`, `SS`). Rule: event-ruler, EqualsIgnoreCaseParser.
 */
export function caselessTest(text: string, anchor: Anchor): (value: string) => boolean {
  const body = text.split('').map(eitherCase).join('');
  const regex = new RegExp(`${anchor === 'tail' ? '' : '^'}${body}${anchor === 'head' ? '' : '$'}`);
  return (value) => regex.test(value);
}

import { compilePatternText } from '../../../shared/patterns/index.ts';

/** Whether a record is for the function; without filters every record is. */
export type Filter = (record: unknown) => boolean;

/** Compiles FilterCriteria; a record passes when one of the patterns matches. Errors: a pattern is refused. */
export function compileFilter(id: string, filters: readonly { Pattern: string }[]): Filter | undefined {
  if (filters.length === 0) return undefined;
  const patterns = filters.map(({ Pattern }) => {
    const compiled = compilePatternText(Pattern);
    if (!compiled.ok)
      throw new Error(`event source mapping ${id}: filter ${Pattern}: ${JSON.stringify(compiled.errors)}`);
    return compiled;
  });
  return (record) => patterns.some((pattern) => pattern.matches(record));
}

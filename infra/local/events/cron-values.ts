export const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
export const dayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** The values that a field of lists, ranges and steps allows, in order. Names count from `min`. Errors: anything else. */
export function readValues(field: string, min: number, max: number, names: readonly string[] = []): number[] {
  const values = new Set<number>();
  for (const item of field.split(',')) {
    const [range = '', step = '1', more] = item.split('/');
    const by = Number(step);
    if (more !== undefined || !/^\d+$/.test(step) || by < 1) throw refused(item);
    const [from, to] = ends(range, item.includes('/'), min, max, names);
    if (from > to) throw refused(item);
    for (let value = from; value <= to; value += by) values.add(value);
  }
  return [...values].sort((a, b) => a - b);
}

function ends(range: string, stepped: boolean, min: number, max: number, names: readonly string[]): [number, number] {
  if (range === '*') return [min, max];
  const [first = '', last, more] = range.split('-');
  if (more !== undefined) throw refused(range);
  const from = readValue(first, min, max, names);
  if (last !== undefined) return [from, readValue(last, min, max, names)];
  return [from, stepped ? max : from];
}

/** One value, given as a number or a name. */
export function readValue(text: string, min: number, max: number, names: readonly string[] = []): number {
  const named = names.indexOf(text.toUpperCase());
  const value = named >= 0 ? named + min : /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max)) throw refused(text);
  return value;
}

const refused = (text: string) => new Error(`cron: ${text} is refused`);

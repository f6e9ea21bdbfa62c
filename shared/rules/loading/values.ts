import { addDays } from '../../calendar/local-date.ts';
import { addMonths } from '../domain/months.ts';
import type { FactSpec, FactValue, Period, Scalar } from '../model.ts';

const isDay = (value: Scalar): value is string => /^\d{4}-\d{2}-\d{2}$/.test(String(value));
// As far as `ruleDay` lets anyone state one.
const [firstDay, lastDay] = ['1950-01-01', '2100-12-31'];
const around = (day: string): string[] =>
  [addDays(day, -1), day, addDays(day, 1)].filter((one) => one >= firstDay && one <= lastDay);

/** Filing dates between which clauses tell that name these scalars: long before, those named with their neighbours, long after. */
export const filingDays = (scalars: readonly Scalar[]): string[] => [
  ...new Set(['2020-01-01', ...scalars.filter(isDay).flatMap(around), firstDay, lastDay]),
];

/** Values of a fact between which the clauses tell: its limits, and what they name with its neighbours. */
export function valuesOf(spec: FactSpec, scalars: readonly Scalar[], filedOn: string): FactValue[] {
  switch (spec.type) {
    case 'yes-no':
      return [true, false];
    case 'choice':
      return Object.keys(spec.values);
    case 'number': {
      const apart = spec.whole ? 1 : 0.5;
      const numbers = numbersIn(scalars).flatMap((n) => [n - apart, n, n + apart]);
      return [...new Set([spec.min, spec.max, ...numbers])].filter((n) => n >= spec.min && n <= spec.max);
    }
    case 'name':
      return namesIn(scalars);
    case 'day':
      return [...new Set([firstDay, ...[...scalars.filter(isDay), filedOn].flatMap(around), lastDay])];
    case 'periods':
      return [[], [['1940-01-01', lastDay]], ...numbersIn(scalars).flatMap((n) => heldFor(n, filedOn))];
    case 'record':
      return recordsOf(spec, scalars);
    default:
      return spec satisfies never;
  }
}

const numbersIn = (scalars: readonly Scalar[]): number[] => scalars.filter((value) => typeof value === 'number');
const namesIn = (scalars: readonly Scalar[]): string[] => [
  ...new Set(['one', 'another', ...scalars.filter((value) => typeof value === 'string')]),
];

/** Something held without a break for so many months before the filing date, one less and one more. */
const heldFor = (months: number, filedOn: string): Period[][] =>
  [months - 1, months, months + 1]
    .filter((count) => Number.isInteger(count) && count > 0 && count < 1200)
    .map((count) => [[addMonths(filedOn, -count), addDays(filedOn, -1)]]);

function recordsOf({ fields }: Extract<FactSpec, { type: 'record' }>, scalars: readonly Scalar[]) {
  return Object.entries(fields).reduce<Record<string, string>[]>(
    (records, [name, { values = namesIn(scalars) }]) =>
      records.flatMap((record) => values.map((value) => ({ ...record, [name]: value }))),
    [{}],
  );
}

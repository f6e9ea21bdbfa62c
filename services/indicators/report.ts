import { stepFigure } from './data/department-figures.ts';
import { figures } from './data/figures.ts';
import { sum, type Tally } from './domain.ts';

/** Tallies as figures with their months; a figure of which nothing was counted is 0, and of steps only those that were counted are there. */
export function figuresOf(tallies: readonly Tally[]) {
  const total = tallies.map((one) => one.amounts).reduce(sum, {});
  const months = [...new Set(tallies.map((one) => one.month))].sort();
  const byMonth = months.map((month) => ({
    month,
    amounts: tallies
      .filter((one) => one.month === month)
      .map((one) => one.amounts)
      .reduce(sum, {}),
  }));
  const counted = Object.keys(total)
    .sort()
    .flatMap((key) => {
      const told = stepFigure(key);
      return told ? [[key, told] as const] : [];
    });
  return [...Object.entries(figures), ...counted].map(([figure, told]) => ({
    figure,
    value: total[figure] ?? 0,
    ...told,
    months: byMonth.flatMap(({ month, amounts }) =>
      amounts[figure] === undefined ? [] : [{ month, value: amounts[figure] }],
    ),
  }));
}

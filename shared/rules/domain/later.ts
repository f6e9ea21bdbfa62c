import { dateOf, dayNumber } from '../../calendar/local-date.ts';
import type { Expression, FactSpec, FactSpecs, FactValue, growths, Period } from '../model.ts';
import { evaluate, type Given, isKnown } from './evaluate.ts';
import { wholeMonths } from './months.ts';

/** How many days ahead a condition is looked for: 60 years, a working life. */
const horizon = 60 * 366;

/** The facts as they will be on a later day, if what goes on by itself does. */
export function onDay(specs: FactSpecs, { facts, filedOn }: Given, day: string): Given {
  const later = Object.entries(facts).map(([name, value]) => [name, grown(specs[name], value, filedOn, day)]);
  return { facts: Object.fromEntries(later), filedOn: day };
}

type Growth = (value: FactValue, from: string, day: string) => FactValue;

const growth: Readonly<Record<(typeof growths)[number], Growth>> = {
  monthly: (value, from, day) => Number(value) + wholeMonths(from, day),
  yearly: (value, from, day) => Number(value) + Math.floor(wholeMonths(from, day) / 12),
  held: (value, from, day) => [...(value as readonly Period[]), [from, day]],
};

function grown(spec: FactSpec | undefined, value: FactValue, from: string, day: string): FactValue {
  const how = spec?.grows;
  return how === undefined ? value : growth[how](value, from, day);
}

/**
 * The first day on which the expression holds if everything goes on as it does on the filing date: another month of
 * insurance each month, the permit held without a break. Nothing when time alone does not do it. Once it holds it must
 * go on holding, which is so for facts that only grow.
 */
export function earliest(specs: FactSpecs, when: Expression, given: Given): string | undefined {
  const start = dayNumber(given.filedOn);
  const holdsAfter = (days: number): boolean => {
    const seen = evaluate(when, onDay(specs, given, dateOf(start + days)));
    return isKnown(seen) && seen.known === true;
  };
  if (!holdsAfter(horizon)) return undefined;
  let [before, after] = [0, horizon];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (holdsAfter(middle)) after = middle;
    else before = middle;
  }
  return dateOf(start + after);
}

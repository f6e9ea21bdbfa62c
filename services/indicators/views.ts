import type { Row } from '../../shared/log/aggregate.ts';
import type { Tally } from './domain.ts';

/** All tallies, by month and shard; some hundred rows a year. */
export const talliesList = 'tallies';

/** One row a tally. */
export const tallyRows = (state: Tally, id: string): Row[] => [
  {
    list: talliesList,
    sort: `${state.month}#${id}`,
    item: { month: state.month, amounts: state.amounts } satisfies Tally,
  },
];

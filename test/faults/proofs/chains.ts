import { verifyStream } from '../../../shared/log/index.ts';
import { rowsOf } from '../../../shared/views/index.ts';
import { folded, type Kept, type Records } from './logs.ts';

/** Streams whose chain of hashes is broken, and commands or causes that landed twice on one stream. */
export const brokenChains = (records: Records): string[] =>
  Object.values(records).flatMap(({ name, streams }) =>
    [...streams].flatMap(([stream, commits]) => {
      const verified = verifyStream(commits);
      const twice = [
        repeated(commits.map((one) => one.commandId)),
        repeated(commits.flatMap((one) => one.cause ?? [])),
      ];
      return [
        ...(verified.ok ? [] : [`${name} ${stream}: ${verified.fault} at ${verified.version}`]),
        ...twice.flat().map((id) => `${name} ${stream}: ${id} landed twice`),
      ];
    }),
  );

const repeated = (ids: readonly string[]): string[] => ids.filter((id, place) => ids.indexOf(id) !== place);

/** Rows that the views should have and have not, or have and should not, by the logs folded anew. */
export const wrongViews = (records: Records): string[] => Object.values(records).flatMap(wrongRows);

function wrongRows(kept: Kept): string[] {
  const wanted = wantedRows(kept);
  const found = new Map<string, string>(
    kept.rows.map(({ list, sort, item }) => [`${list?.S} ${sort?.S}`, item?.S ?? '']),
  );
  const missing = [...wanted].filter(([key, item]) => found.get(key) !== item);
  const extra = [...found.keys()].filter((key) => !key.startsWith('snapshot#') && !wanted.has(key));
  return [
    ...missing.map(([key, item]) => `${kept.name}: ${key} should be ${item} and is ${found.get(key)}`),
    ...extra.map((key) => `${kept.name}: ${key} should not be there`),
  ];
}

function wantedRows({ service, streams }: Kept): Map<string, string> {
  const rows = [...streams].flatMap(([stream, commits]) => {
    const [name = '', id = ''] = stream.split('/');
    const aggregate = service.aggregates.find((one) => one.name === name);
    return aggregate ? rowsOf(aggregate, folded(aggregate, commits), id) : [];
  });
  return new Map(rows.map(({ list, sort, item }) => [`${list} ${sort}`, JSON.stringify(item)]));
}

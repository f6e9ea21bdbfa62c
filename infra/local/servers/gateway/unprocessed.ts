import type { Answer, Call } from './model.ts';

type Requests = Record<string, unknown[]>;

/**
 * Carries out the first half of a BatchWriteItem's requests, and answers with the others as unprocessed, as DynamoDB
 * does when a part exceeds what a table can take.
 */
export async function halfDone(call: Call, forward: (call: Call, body: Buffer) => Promise<Answer>): Promise<Answer> {
  const [now, later] = halves((call.input.RequestItems ?? {}) as Requests);
  const answer = await forward(call, Buffer.from(JSON.stringify({ ...call.input, RequestItems: now })));
  if (answer.status >= 300) return answer;
  // The checksum was that of the answer as the database gave it.
  const { 'x-amz-crc32': _old, ...headers } = answer.headers;
  const told = JSON.parse(answer.body.toString()) as object;
  return { ...answer, headers, body: JSON.stringify({ ...told, UnprocessedItems: later }) };
}

function halves(requests: Requests): [Requests, Requests] {
  const all = Object.entries(requests).flatMap(([table, some]) => some.map((one): [string, unknown] => [table, one]));
  const middle = Math.ceil(all.length / 2);
  return [byTable(all.slice(0, middle)), byTable(all.slice(middle))];
}

const byTable = (some: readonly [string, unknown][]): Requests =>
  Object.fromEntries(
    [...Map.groupBy(some, ([table]) => table)].map(([table, all]) => [table, all.map(([, one]) => one)]),
  );

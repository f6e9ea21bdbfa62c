import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFaults } from '../faults.ts';
import { startQueues } from '../servers/queues.ts';
import { openCheckpoints } from './checkpoints.ts';
import { createQueueSource } from './queue-source.ts';
import { createStreamFeed } from './stream-feed.ts';
import { createStreamSource } from './stream-source.ts';
import { functionSpec, inlineHost, numbersIn, region, type TestFunction } from './test-kit.ts';

// Started and killed by the test beside it: relays a stream into a queue, and takes from there what arrived.
const [folder = '', endpoint = '', streamArn = ''] = process.argv.slice(2);
const queues = await startQueues({ dataDir: folder, region, account: '1', partition: 'local' });
queues.create({ name: 'inbox', attributes: { VisibilityTimeout: '60' } });
const queueArn = queues.arn('inbox');

const relay: TestFunction = async (event) => {
  await queues.send(
    'inbox',
    numbersIn(event).map((number) => ({ body: String(number) })),
  );
};
const inbox: TestFunction = async (event) => {
  await new Promise((resolve) => setTimeout(resolve, 1));
  appendFileSync(join(folder, 'arrived'), event.Records.map(({ body }) => `${body}\n`).join(''));
};

const common = {
  function: functionSpec,
  queues,
  authorize: () => ({ allowed: true }) as const,
  faults: createFaults(),
  region,
  report: () => {},
};
const fromStream = createStreamSource({
  ...common,
  id: 'relay',
  properties: { EventSourceArn: streamArn, FunctionName: 'f', StartingPosition: 'LATEST', BatchSize: 7 },
  host: inlineHost(relay),
  checkpoints: openCheckpoints(folder),
  feed: createStreamFeed({ endpoint, region, streamArn, idlePollMs: 50 }),
});
const fromQueue = createQueueSource({
  ...common,
  id: 'inbox',
  properties: { EventSourceArn: queueArn, FunctionName: 'f' },
  host: inlineHost(inbox),
  concurrency: 2,
});
await Promise.all([fromStream.start(), fromQueue.start()]);
process.stdout.write('reading\n');

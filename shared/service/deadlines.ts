import { shortDigest } from '../log/index.ts';
import { type DueItem, dueList, type Versioned } from '../views/index.ts';
import type { Kit } from './kit.ts';
import { faultOf } from './logging.ts';
import { makeKit } from './make-kit.ts';
import type { Runtime } from './runtime.ts';

/** Rows looked at in one read. */
const pageSize = 100;
/** Stops in time for the next minute's run. */
const budgetMs = 40_000;

/** Issues the commands of everything that is due; reads what is due and nothing else. */
export function createDeadlines(runtime: Runtime) {
  return async (): Promise<{ kept: number; failed: number }> => {
    const started = runtime.now();
    const upTo = new Date(started).toISOString();
    const done = { kept: 0, failed: 0 };
    let cursor: string | undefined;
    do {
      const result = await runtime.reader.versioned<DueItem>(dueList, { limit: pageSize, cursor, upTo: `${upTo}~` });
      if (!result.ok) throw new Error('the due list refused its own cursor');
      for (const due of result.page.items) (await keep(runtime, due)) ? done.kept++ : done.failed++;
      cursor = result.page.next;
    } while (cursor !== undefined && runtime.now() - started < budgetMs);
    if (done.failed > 0) throw new Error(`${done.failed} deadlines could not be kept`);
    return done;
  };
}

async function keep(runtime: Runtime, { item: due, version }: Versioned<DueItem>): Promise<boolean> {
  const stream = `${due.aggregate}/${due.id}`;
  try {
    const by = `deadline:${due.name}`;
    // One that is set again for the same moment after it was kept is another one, and its row has another version.
    const commandId = shortDigest('due', stream, due.name, due.at, String(version));
    const kit = makeKit(runtime, { principal: { subject: by, roles: [] }, by, commandId });
    await (runtime.service.due?.(due, kit) ?? command(runtime, due, kit));
    runtime.log('info', 'deadline-kept', { stream, name: due.name });
    return true;
  } catch (error) {
    runtime.log('error', 'deadline-failed', { stream, name: due.name, fault: faultOf(error) });
    return false;
  }
}

/** The aggregate's own command; its no is an answer, since the aggregate may have moved on meanwhile. */
async function command({ service }: Runtime, due: DueItem, kit: Kit): Promise<void> {
  const aggregate = service.aggregates.find((one) => one.name === due.aggregate);
  if (!aggregate?.onDue) throw new Error(`${due.aggregate} has nothing to do when due`);
  await kit.execute(aggregate, due.id, aggregate.onDue(due.name));
}

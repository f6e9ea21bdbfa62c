import { type District, startDistrict } from '../../shared/casework/testing/district.ts';
import type { AnyService } from '../../shared/service/index.ts';
import { createWork } from '../../shared/service/work.ts';
import { notices } from './service.ts';

/** Notices among other services, with a work queue and a mailbox. */
export interface PostOffice extends District {
  /** Moves the clock, keeps what is due and does the work, as often as it takes. */
  deliverAt(instant: string): Promise<void>;
  /** From now on nothing can be handed over, or everything can again. */
  outletWorks(works: boolean): void;
  /** Does again all the work that was ever asked for. */
  workAgain(): Promise<void>;
}

/** Starts it at an instant. Stop it in `afterAll`. */
export async function startPostOffice(instant: string, others: readonly AnyService[] = []): Promise<PostOffice> {
  const district = await startDistrict([notices, ...others], instant);
  const runtime = district.runtimeOf('notices');
  const tasks: unknown[] = [];
  const done: unknown[] = [];
  const { env } = runtime;
  Object.assign(env, { WORK_QUEUE_URL: 'https://queue.example/work', MAILBOX: 'kept' });
  runtime.sender = { send: async (_url, task) => void tasks.push(task) };
  const run = async (all: readonly unknown[]) => {
    const Records = all.map((task, index) => ({ messageId: String(index), body: JSON.stringify(task) }));
    for (const record of Records) {
      const { batchItemFailures } = await createWork(runtime)({ Records: [record] });
      if (batchItemFailures.length > 0) throw new Error('work failed');
    }
    await district.settle();
  };
  return {
    ...district,
    async deliverAt(later) {
      await district.advanceTo(later);
      done.push(...tasks);
      await run(tasks.splice(0));
    },
    workAgain: () => run(done),
    outletWorks(works) {
      if (works) env.MAILBOX = 'kept';
      else delete env.MAILBOX;
    },
  };
}

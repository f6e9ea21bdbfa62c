import { type District, startDistrict } from '../../shared/casework/testing/district.ts';
import type { Principal } from '../../shared/identity/index.ts';
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

/** A notice or a message in a list, as far as tests look at it. */
interface Listed {
  noticeId: string;
  template: string;
  readAt?: string;
  state: string;
  messageId: string;
  why?: string;
  attempts: number;
}

/** Reads the lists of somebody; throws when they may not. */
export function readerOf(office: PostOffice) {
  const items = async (who: Principal, route: string, query: Record<string, string> = {}): Promise<Listed[]> => {
    const { status, body } = await office.call<{ items: Listed[] }>(who, `GET ${route}`, { query });
    if (status !== 200) throw new Error(`GET ${route} answers ${status}`);
    return body.items;
  };
  return {
    items,
    /** Templates of the notices in a box. */
    told: async (who: Principal, box = 'mine') =>
      (await items(who, '/notices', { box })).map(({ template }) => template),
  };
}

/** What a department tells of the case of a person. */
export const caseStatus = (person: string, more: Record<string, unknown> = {}) => ({
  caseId: `case-${person}`,
  applicationId: `app-${person}`,
  person,
  state: 'ACCEPTED',
  stage: { zh: '已受理', en: 'Accepted' },
  terminal: false,
  ...more,
});

/** Of which case an event is, and its version. */
export const aboutCase = (caseId: string, streamversion = 1) => ({ subject: `case/${caseId}`, streamversion });

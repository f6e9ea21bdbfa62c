import { type AttributeValue, paginateScan } from '@aws-sdk/client-dynamodb';
import type * as z from 'zod/mini';
import type { CommitLog } from '../../log/index.ts';
import { makeKit } from '../../service/make-kit.ts';
import type { Runtime } from '../../service/runtime.ts';
import { applicantExample } from '../applicant.ts';
import type { Desk } from '../desk.ts';
import type { CaseCommand } from '../domain/commands.ts';
import type { Case, Hold } from '../domain/state.ts';
import { grantFirstFree } from '../stock/stock.ts';
import { caseworkerOf, talentCalled } from './people.ts';

/** When a function dies around one write: before it, after it but before the answer, or not at all. */
export type Crash = 'before' | 'after' | 'not';

export interface Step {
  /** Which of the cases, modulo their number. */
  on: number;
  does: 'grant-next' | 'grant-named' | 'decline' | 'withdraw' | 'reject';
  crash: Crash;
  /** Whether whoever asked asks again with the same key after a crash. */
  again: boolean;
}

export type RaceDesk = Desk<unknown, z.ZodMiniType, { type: 'answer-offer'; accept: boolean }, string>;

/** Cases of one department that stand where something can be granted, and a small stock that they race for. */
export interface Race {
  /** Runs one step; whatever comes of it, refusals and crashes included. */
  run(step: Step, key: string): Promise<void>;
  states(): Promise<Case<unknown>[]>;
  /** Claims on this stock as the log has them: name and holder. */
  claims(): Promise<[string, string][]>;
  caseIds: readonly string[];
}

interface Setup {
  runtime: Runtime;
  desk: RaceDesk;
  answers: unknown;
  /** Stages up to where something can be granted. */
  path: readonly string[];
  /** The reason by which a case of the race is refused. */
  refusal: string;
  /** Different for every race. */
  tag: string;
  cases: number;
  stock: readonly Hold[];
}

/** Sets the cases up: opened, taken by the caseworker, moved along the path. */
export async function setUpRace({ runtime, desk, answers, path, refusal, tag, cases, stock }: Setup): Promise<Race> {
  const { department, aggregate } = desk;
  const worker = caseworkerOf(department.name);
  const caseIds = Array.from({ length: cases }, (_, index) => `${tag}-${index}`);
  const kitFor = (key: string, by = worker, crash: Crash = 'not') =>
    makeKit(
      { ...runtime, commits: crashing(runtime.commits, crash) },
      { principal: by, by: by.subject, commandId: key },
    );
  const personOf = (caseId: string) => `person-${caseId}`;
  const does = (key: string, caseId: string, command: CaseCommand<unknown>) =>
    kitFor(key).execute(aggregate, caseId, command);

  for (const caseId of caseIds) {
    const facts = { applicationId: caseId, person: personOf(caseId), applicant: applicantExample, answers };
    const employer = { enterpriseId: 'made-up', name: 'made up' };
    await does('open', caseId, { type: 'open', ...facts, employer, submittedAt: '2026-11-23T09:00:00.000+08:00' });
    await does('assign', caseId, { type: 'assign', to: worker.subject, asLead: false });
    for (const to of path) await does(`to-${to}`, caseId, { type: 'advance', to });
  }

  async function attempt({ on, does: what, crash }: Step, key: string): Promise<unknown> {
    const caseId = caseIds[on % cases] ?? '';
    const kit = kitFor(key, what === 'decline' ? talentCalled(personOf(caseId)) : worker, crash);
    switch (what) {
      case 'grant-next':
        return grantFirstFree(desk, { caseId, asked: 'next', choose: async () => ({ ok: true, holds: stock }) }, kit);
      case 'grant-named': {
        const named = stock.slice(on % stock.length).slice(0, 1);
        return grantFirstFree(desk, { caseId, asked: 'named', choose: async () => ({ ok: true, holds: named }) }, kit);
      }
      case 'decline':
        return kit.execute(aggregate, caseId, { type: 'answer-offer', accept: false });
      case 'withdraw':
        return kit.execute(aggregate, caseId, { type: 'withdraw', applicationId: caseId, person: personOf(caseId) });
      case 'reject':
        return kit.execute(aggregate, caseId, { type: 'decide', outcome: 'rejected', reasonCode: refusal });
      default:
        return what satisfies never;
    }
  }

  return {
    caseIds,
    async run(step, key) {
      try {
        await attempt(step, key);
      } catch (error) {
        if (!(error instanceof Crashed)) throw error;
        if (step.again) await attempt({ ...step, crash: 'not' }, key);
      }
    },
    states: () => Promise.all(caseIds.map(async (id) => (await runtime.repository.load(aggregate, id)).state)),
    claims: () => claimsOn(runtime, stock),
  };
}

class Crashed extends Error {}

function crashing(log: CommitLog, crash: Crash): CommitLog {
  if (crash === 'not') return log;
  return {
    read: log.read,
    async append(commit, claims) {
      if (crash === 'before') throw new Crashed('before the write');
      await log.append(commit, claims);
      throw new Crashed('after the write');
    },
  };
}

async function claimsOn({ dynamodb, env }: Runtime, stock: readonly Hold[]): Promise<[string, string][]> {
  const names = new Set(stock.map(({ claim }) => `claim#${claim}`));
  const Items: Record<string, AttributeValue>[] = [];
  // A page ends after a megabyte, whatever the filter lets through.
  const pages = paginateScan(
    { client: dynamodb },
    {
      TableName: env.LOG_TABLE,
      ConsistentRead: true,
      FilterExpression: 'attribute_exists(#holder)',
      ExpressionAttributeNames: { '#holder': 'holder' },
    },
  );
  for await (const page of pages) Items.push(...(page.Items ?? []));
  return Items.map((item): [string, string] => [item.stream?.S ?? '', item.holder?.S ?? '']).filter(([name]) =>
    names.has(name),
  );
}

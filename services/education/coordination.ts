import { isStaff } from '../../shared/casework/index.ts';
import { draft } from '../../shared/contract/index.ts';
import type { Aggregate } from '../../shared/log/aggregate.ts';
import { type Handle, type Kit, notFound, on, type Reacted } from '../../shared/service/index.ts';
import type { CoordinationLine, CoordinationShown } from './contract/coordination.ts';
import { educationContract } from './contract.ts';
import { coordinated } from './coordinating.ts';
import { coordinationRule, educationDepartment as department } from './department.ts';
import type { Planned } from './domain/plan.ts';
import {
  decideRun,
  evolveRun,
  noRun,
  type Run,
  type RunCommand,
  type RunEvent,
  resumesAt,
  sliceOf,
} from './domain/run.ts';
import { calendarOf, hasBegun, windows } from './domain/windows.ts';
import { planned } from './planning.ts';

type Operations = typeof educationContract.operations;
const { coordinationProgressed } = educationContract.events;

const counted = (run: Run, outcome: string): number => run.report.filter((one) => one.outcome === outcome).length;

/** The coordination of a batch; every step done is told, and that begins the next. */
export const coordination: Aggregate<Run, RunCommand, RunEvent, never> = {
  name: 'coordination',
  initial: noRun,
  decide: decideRun,
  evolve: evolveRun,
  publish: (_event, run, { id: coordinationId }) => {
    const { schoolYear, batch, status, done: slice } = run;
    const counts = { placed: counted(run, 'placed'), waiting: counted(run, 'waiting') };
    const data = { coordinationId, schoolYear, batch, status, slice, ...counts };
    return [draft(coordinationProgressed, `coordination/${coordinationId}`, data)];
  },
  dues: (run) => (run.status === 'running' ? [{ name: 'resume', at: resumesAt(run) }] : []),
  onDue: () => ({ type: 'resume' }),
};

interface Which {
  schoolYear: number;
  batch: number;
}

const idOf = ({ schoolYear, batch }: Which): string => `coordination-${schoolYear}-${batch}`;
const unknownBatch = { ok: false, refusal: { code: 'unknown-batch', pointer: '/batch' } } as const;
const { text, source, certainty, verifiedAt } = coordinationRule;
const rule = { text, source, certainty, verifiedAt };

const planOnly = ({ place: _place, ...line }: Planned, outcome: CoordinationLine['outcome']): CoordinationLine => ({
  ...line,
  outcome,
});

function shown(run: Run, coordinationId: string): CoordinationShown {
  const { schoolYear, batch, status, seed, report, planned: rest } = run;
  const counts = { placed: counted(run, 'placed'), waiting: counted(run, 'waiting'), skipped: counted(run, 'skipped') };
  const state = status === 'finished' ? 'finished' : 'running';
  const cases = [...report, ...rest.map((one) => planOnly(one, 'planned'))];
  return { coordinationId, schoolYear, batch, status: state, seed, ...counts, rule, cases };
}

const previewCoordination: Handle<Operations['previewCoordination']> = async ({ query, principal }, kit) => {
  if (!isStaff(principal, department)) return notFound;
  const calendar = calendarOf(query, windows);
  if (!calendar.window || !calendar.batch) return unknownBatch;
  const plan = await planned(kit, query);
  const cases = plan.map((one) => planOnly(one, one.schoolId === undefined ? 'waiting' : 'placed'));
  const placed = cases.filter(({ outcome }) => outcome === 'placed').length;
  const counts = { placed, waiting: cases.length - placed, skipped: 0 };
  const { coordinationOn } = calendar.batch;
  const which = { coordinationId: idOf(query), schoolYear: query.schoolYear, batch: query.batch };
  const body = { ...which, status: 'preview' as const, coordinationOn, seed: calendar.window.drawSeed };
  return { ok: true, body: { ...body, ...counts, rule, cases } };
};

const runCoordination: Handle<Operations['runCoordination']> = async ({ body, principal }, kit) => {
  if (!isStaff(principal, department)) return notFound;
  const { window, batch } = calendarOf(body, windows);
  if (!window || !batch) return unknownBatch;
  if (!hasBegun(batch.coordinationOn, new Date(kit.now()).toISOString()))
    return { ok: false, refusal: { code: 'too-early', pointer: '/batch', detail: notBefore(batch.coordinationOn) } };
  const id = idOf(body);
  const before = (await kit.load(coordination, id)).state;
  const key = kit.newId();
  if (before.keys.includes(key)) return { ok: true, body: shown(before, id) };
  // The plan is made once; who asks again while it is carried out gets that run.
  const plan = before.status === 'running' ? [] : await planned(kit, body);
  const command = { type: 'start', key, ...body, seed: window.drawSeed, planned: plan } as const;
  const started = await kit.execute(coordination, id, command);
  if (!started.ok) return { ok: false, refusal: started.refusal };
  // Nothing to coordinate is a run, too: there is none yet where nobody was verified.
  return { ok: true, body: shown({ ...started.state, ...body, seed: window.drawSeed }, id) };
};

const notBefore = (day: string) => ({ zh: `统筹日为 ${day}`, en: `its coordination day is ${day}` });

const getCoordination: Handle<Operations['getCoordination']> = async ({ params, principal }, kit) => {
  const { state } = await kit.load(coordination, params.coordinationId);
  return isStaff(principal, department) && state.status !== 'none'
    ? { ok: true, body: shown(state, params.coordinationId) }
    : notFound;
};

export const coordinationHandles = { previewCoordination, runCoordination, getCoordination };

/** Carries out the step that was named, reports each case, and names the next. */
async function goOn(coordinationId: string, slice: number, kit: Kit): Promise<Reacted> {
  const { state } = await kit.load(coordination, coordinationId);
  if (state.status !== 'running' || state.done !== slice) return { ok: true };
  const report = [];
  for (const one of sliceOf(state)) report.push(await coordinated(kit, one, state.schoolYear));
  return kit.execute(coordination, coordinationId, { type: 'note', slice, report });
}

export const coordinationReactions = [
  on(coordinationProgressed, ({ data }, kit) => goOn(data.coordinationId, data.slice, kit)),
];

import { localDateOf } from '../../../shared/calendar/index.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Principal } from '../../../shared/identity/principal.ts';
import { type Handle, type Kit, listing, reading } from '../../../shared/service/index.ts';
import { enterprise, project } from '../aggregates.ts';
import type { signingsContract } from '../contract.ts';
import { known } from '../domain/amounts.ts';
import { investorOf, type Project, type Registration } from '../domain/project.ts';
import { mayRead, ownEnterprise, readsAll } from '../domain/rights.ts';
import { type Stage, stageRules, stages } from '../domain/stages.ts';
import { lists, projectLine } from '../views.ts';
import { replied } from './replied.ts';
import { writing } from './staff.ts';

type Operations = typeof signingsContract.operations;
type Shown = OutputOf<Operations['getProject']>;

/** A project as its readers see it. */
export function shownProject(state: Project | null, id: string): Shown {
  if (state === null) throw new Error(`project ${id} was expected to be there`);
  const { registration, facts, amounts, counted, signings, increases, investors, stalled, withdrawn, stage } = state;
  const { source, note } = registration;
  return {
    ...projectLine(id, state),
    ...(source ? { source } : {}),
    ...(note === undefined ? {} : { note }),
    ...(stage === 'STALLED' && stalled ? { stalled } : {}),
    ...(withdrawn === undefined ? {} : { withdrawn }),
    ...(counted ? { counted } : {}),
    facts,
    amounts,
    signings,
    increases,
    investors,
    next: stages.filter((to) => !stageRules[to].bySigning && stageRules[to].from.includes(stage)),
  };
}

const today = (kit: Kit): string => localDateOf(kit.now());

const unknownEnterprise = {
  ok: false,
  refusal: { code: 'unknown-enterprise', pointer: '/enterpriseId' },
} as const;
const isRegistered = async (enterpriseId: string, kit: Kit): Promise<boolean> =>
  (await kit.load(enterprise, enterpriseId)).head.version > 0;

const registerProject: Handle<Operations['registerProject']> = writing(async ({ body }, kit) => {
  const { names, enterpriseId, sector, note, amounts } = body;
  if (enterpriseId !== undefined && !(await isRegistered(enterpriseId, kit))) return unknownEnterprise;
  const registration: Registration = {
    names,
    named: true,
    stage: 'LEAD',
    amounts: known(amounts),
    ...(enterpriseId === undefined ? {} : { enterpriseId }),
    ...(sector === undefined ? {} : { sector }),
    ...(note === undefined ? {} : { note }),
  };
  return replied(
    await kit.begin(project, kit.newId(), { type: 'register', registration, on: today(kit) }),
    shownProject,
  );
});

const advanceProject: Handle<Operations['advanceProject']> = writing(async ({ params, body, expectedVersion }, kit) => {
  const { on = today(kit), ...rest } = body;
  const command = { type: 'advance', on, ...rest } as const;
  return replied(await kit.execute(project, params.projectId, command, expectedVersion), shownProject);
});

const recordAmounts: Handle<Operations['recordAmounts']> = writing(async ({ params, body, expectedVersion }, kit) => {
  const command = { type: 'record-amounts', amounts: body } as const;
  return replied(await kit.execute(project, params.projectId, command, expectedVersion), shownProject);
});

const recordCapitalIncrease: Handle<Operations['recordCapitalIncrease']> = writing(
  async ({ params, body, expectedVersion }, kit) => {
    const command = { type: 'increase-capital', ...body } as const;
    return replied(await kit.execute(project, params.projectId, command, expectedVersion), shownProject);
  },
);

const changeInvestor: Handle<Operations['changeInvestor']> = writing(async ({ params, body, expectedVersion }, kit) => {
  const { enterpriseId: to, ...rest } = body;
  if (!(await isRegistered(to, kit))) return unknownEnterprise;
  const command = { type: 'change-investor', to, ...rest } as const;
  return replied(await kit.execute(project, params.projectId, command, expectedVersion), shownProject);
});

const getProject: Handle<Operations['getProject']> = reading(
  project,
  ({ params }) => params.projectId,
  (state, id, _version, { principal }) =>
    mayRead(principal, state ? investorOf(state) : undefined) ? shownProject(state, id) : undefined,
);

const listProjects: Handle<Operations['listProjects']> = listing(({ query, principal }) => {
  if (!readsAll(principal)) return ownList(principal, query);
  if (query.enterpriseId !== undefined) return lists.projectsOf(query.enterpriseId);
  return query.stage === undefined ? lists.projects : lists.projectsIn(query.stage);
});

/** An enterprise has its own list and no other. */
function ownList(principal: Principal, query: { stage?: Stage | undefined; enterpriseId?: string | undefined }) {
  const own = ownEnterprise(principal);
  const elsewhere = query.stage !== undefined || (query.enterpriseId ?? own) !== own;
  return own === undefined || elsewhere ? undefined : lists.projectsOf(own);
}

export const projectHandles = {
  registerProject,
  listProjects,
  getProject,
  advanceProject,
  recordAmounts,
  recordCapitalIncrease,
  changeInvestor,
};

import { fourEyesOf, secondForGrants } from '../../../shared/casework/domain/index.ts';
import { draft } from '../../../shared/contract/index.ts';
import type { Aggregate } from '../../../shared/log/aggregate.ts';
import type { Kit } from '../../../shared/service/index.ts';
import { housingContract } from '../contract.ts';
import rule from '../data/subsidy.json' with { type: 'json' };
import { approvalOf, housingDepartment } from '../department.ts';
import { decideSubsidy } from '../domain/decide-subsidy.ts';
import { evolveSubsidy } from '../domain/evolve-subsidy.ts';
import { daysBefore, firstOf, monthPlus } from '../domain/months.ts';
import {
  noSubsidies,
  overOn,
  runningIn,
  type Subsidies,
  type Subsidy,
  subsidyCheckId,
  subsidyOf,
} from '../domain/subsidy.ts';
import type { SubsidyCode, SubsidyCommand, SubsidyEvent } from '../domain/subsidy-messages.ts';
import { subsidyRows } from './views.ts';

const { subsidyProgressed, recheckProgressed } = housingContract.events;
const instant = (day: string): string => `${day}T00:00:00.000+08:00`;

type Account = Aggregate<Subsidies, SubsidyCommand, SubsidyEvent, SubsidyCode>;
const grantedFor = approvalOf['rent-subsidy'];
const quiet: readonly SubsidyEvent['type'][] = ['rent-proposed', 'rent-returned'];

/** The rent subsidies of one person, one at a time; its id is the person. */
export const subsidies: Account = {
  name: 'subsidies',
  initial: noSubsidies,
  decide: decideSubsidy(rule, secondForGrants(housingDepartment, grantedFor)),
  evolve: evolveSubsidy,
  publish: ({ type, caseId }, state) => {
    const one = subsidyOf(state, caseId);
    // What is only proposed changes nothing that others are told.
    if (!one || quiet.includes(type)) return [];
    const progress = draft(subsidyProgressed, `subsidy/${caseId}`, told(state.person, one));
    return [progress, ...checkTold(type, one, state.person)];
  },
  rows: (state) => subsidyRows(state),
  dues: (state) => {
    const one = runningIn(state);
    if (!one) return [];
    const { caseId, state: stands, recheckFrom } = one;
    const check = { name: `recheck-${caseId}`, at: instant(recheckFrom ?? '') };
    // Two subsidies of one person can fall due on the same day, so the names tell whose day it is.
    return [
      ...(stands === 'RUNNING' && recheckFrom ? [check] : []),
      { name: `end-${caseId}`, at: instant(overOn(one)) },
    ];
  },
  // How much was paid stays known, so that nobody is paid twice who begins anew; the rent cannot be opened.
  personal: { of: (_state, person) => person, forgotten: (state) => state },
  onDue: (name) => {
    const [type, ...rest] = name.split('-');
    return { type: type === 'recheck' ? 'recheck' : 'end', caseId: rest.join('-') };
  },
};

/** The same, deciding by the four eyes that the department's lead or ops chose. */
export async function watchedSubsidies(kit: Kit): Promise<Account> {
  const { state: choice } = await kit.recall(fourEyesOf(housingDepartment), housingDepartment.name);
  return { ...subsidies, decide: decideSubsidy(rule, secondForGrants(housingDepartment, grantedFor, choice)) };
}

const ends: readonly SubsidyEvent['type'][] = ['check-passed', 'stopped', 'ended'];

/** The wallet is told what a check was given, and that it is over. */
function checkTold(type: SubsidyEvent['type'], { caseId, handedIn }: Subsidy, person: string) {
  if (!handedIn || (type !== 'handed-in' && !ends.includes(type))) return [];
  const items = handedIn.items.map(({ itemId }) => itemId);
  const recheckId = subsidyCheckId(caseId, handedIn);
  return [
    draft(recheckProgressed, `subsidy/${caseId}`, { recheckId, caseId, person, items, open: type === 'handed-in' }),
  ];
}

function told(person: string, one: Subsidy) {
  const { caseId, state, startsOn, cleared, months } = one;
  const handed = one.handedIn && { handedInAt: one.handedIn.at };
  const held = state === 'RECHECK' ? { heldFrom: firstOf(monthPlus(startsOn, cleared)), ...handed } : {};
  return { caseId, person, state, firstDay: firstOf(startsOn), lastDay: daysBefore(overOn(one), 1), months, ...held };
}

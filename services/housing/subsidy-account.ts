import { draft } from '../../shared/contract/index.ts';
import type { Aggregate } from '../../shared/log/aggregate.ts';
import { housingContract } from './contract.ts';
import rule from './data/subsidy.json' with { type: 'json' };
import {
  decideSubsidy,
  evolveSubsidy,
  type SubsidyCode,
  type SubsidyCommand,
  type SubsidyEvent,
} from './domain/decide-subsidy.ts';
import { daysBefore, firstOf, monthPlus } from './domain/months.ts';
import { noSubsidies, overOn, runningIn, type Subsidies, type Subsidy, subsidyOf } from './domain/subsidy.ts';

const { subsidyProgressed } = housingContract.events;
const instant = (day: string): string => `${day}T00:00:00.000+08:00`;

/** The rent subsidies of one person, one at a time; its id is the person. */
export const subsidies: Aggregate<Subsidies, SubsidyCommand, SubsidyEvent, SubsidyCode> = {
  name: 'subsidies',
  initial: noSubsidies,
  decide: decideSubsidy(rule),
  evolve: evolveSubsidy,
  publish: ({ caseId }, state) => {
    const one = subsidyOf(state, caseId);
    return one ? [draft(subsidyProgressed, `subsidy/${caseId}`, told(state.person, one))] : [];
  },
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

function told(person: string, one: Subsidy) {
  const { caseId, state, startsOn, cleared, months } = one;
  const held = state === 'RECHECK' ? { heldFrom: firstOf(monthPlus(startsOn, cleared)) } : {};
  return { caseId, person, state, firstDay: firstOf(startsOn), lastDay: daysBefore(overOn(one), 1), months, ...held };
}

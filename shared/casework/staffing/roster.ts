import { type Aggregate, accept, type Decision, refuse } from '../../log/index.ts';

/** Since when somebody is on it, and by whom: themselves, when they worked with a token of the department. */
interface Listed {
  since: string;
  by: string;
}

/** Who works in a department, as far as it knows: identities come from tokens, and there is no other directory. */
export interface Roster {
  people: Readonly<Record<string, Listed>>;
}

export interface ChangeRoster {
  type: 'put' | 'remove';
  person: string;
}
interface RosterChanged {
  type: 'person-put' | 'person-removed';
  person: string;
}
export type RosterAggregate = Aggregate<Roster, ChangeRoster, RosterChanged, 'not-on-roster'>;

export const isOn = ({ people }: Roster, person: string): boolean => Object.hasOwn(people, person);

function decideRoster({ type, person }: ChangeRoster, state: Roster): Decision<RosterChanged, 'not-on-roster'> {
  const listed = isOn(state, person);
  if (type === 'put') return listed ? accept() : accept({ type: 'person-put', person });
  return listed ? accept({ type: 'person-removed', person }) : refuse('not-on-roster', { pointer: '/person' });
}

/** The people of a department; its id is the department's name. */
export const roster: RosterAggregate = {
  name: 'roster',
  initial: { people: {} },
  decide: decideRoster,
  evolve({ people }, { type, person }, { at, by }) {
    const { [person]: _before, ...others } = people;
    return { people: type === 'person-put' ? { ...others, [person]: { since: at, by } } : others };
  },
};

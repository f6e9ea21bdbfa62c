import { type Aggregate, accept, type Decision, refuse } from '../../log/aggregate.ts';

interface Reminder {
  name?: string;
  at?: string;
  rung: number;
}
type ReminderCommand = { type: 'set'; name: string; at: string } | { type: 'ring' };
type ReminderEvent = { type: 'set'; name: string; at: string } | { type: 'rung' };

function decide(command: ReminderCommand, state: Reminder): Decision<ReminderEvent, 'nothing-set'> {
  if (command.type === 'set') return accept(command);
  return state.at === undefined ? refuse('nothing-set') : accept({ type: 'rung' });
}

/** Something that falls due and does it once; the name `broken` has no command. */
export const reminder: Aggregate<Reminder, ReminderCommand, ReminderEvent, 'nothing-set'> = {
  name: 'reminder',
  initial: { rung: 0 },
  decide,
  evolve: (state, event) =>
    event.type === 'set' ? { ...state, name: event.name, at: event.at } : { rung: state.rung + 1 },
  dues: ({ name, at }) => (name === undefined || at === undefined ? [] : [{ name, at }]),
  onDue(name) {
    if (name === 'broken') throw new Error('no command is known for it');
    return { type: 'ring' };
  },
};

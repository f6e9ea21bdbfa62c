import type { EventDraft } from '../../contract/event.ts';
import { type Aggregate, accept, acceptWith, type Decision, refuse } from '../aggregate.ts';

/** A small aggregate for the tests of the kernel: an account that never goes below zero and may hold a name. */
export interface Account {
  balance: number;
  name?: string;
}

export type AccountCommand =
  | { type: 'deposit'; amount: number; note?: string }
  | { type: 'withdraw'; amount: number }
  | { type: 'take-name'; name: string }
  | { type: 'drop-name' };

export type AccountEvent =
  | { type: 'deposited'; amount: number; note?: string }
  | { type: 'withdrawn'; amount: number }
  | { type: 'named'; name: string }
  | { type: 'unnamed' };

type Code = 'insufficient' | 'name-taken';

function decide(command: AccountCommand, state: Account): Decision<AccountEvent, Code> {
  switch (command.type) {
    case 'deposit': {
      const { type: _type, ...given } = command;
      return command.amount === 0 ? accept() : accept({ type: 'deposited', ...given });
    }
    case 'withdraw':
      return state.balance < command.amount
        ? refuse('insufficient')
        : accept({ type: 'withdrawn', amount: command.amount });
    case 'take-name':
      return acceptWith(
        [{ type: 'named', name: command.name }],
        { take: [`name#${command.name}`] },
        { code: 'name-taken' },
      );
    case 'drop-name':
      return acceptWith([{ type: 'unnamed' }], { release: [`name#${state.name}`] }, { code: 'name-taken' });
    default:
      return command satisfies never;
  }
}

function evolve(state: Account, event: AccountEvent): Account {
  switch (event.type) {
    case 'deposited':
      return { ...state, balance: state.balance + event.amount };
    case 'withdrawn':
      return { ...state, balance: state.balance - event.amount };
    case 'named':
      return { ...state, name: event.name };
    case 'unnamed':
      return { balance: state.balance };
    default:
      return event satisfies never;
  }
}

const publish = (event: AccountEvent): EventDraft[] => [
  { type: `plus.test.${event.type}.v1`, subject: 'account', data: event },
];

/** The account; with `snapshotEvery` when a test asks for it. */
export const account = (snapshotEvery?: number): Aggregate<Account, AccountCommand, AccountEvent, Code> => ({
  name: 'account',
  initial: { balance: 0 },
  decide,
  evolve,
  publish,
  rows: (state, id) => [{ list: 'accounts', sort: id, item: { balance: state.balance } }],
  ...(snapshotEvery === undefined ? {} : { snapshotEvery }),
});

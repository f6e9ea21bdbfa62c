import { accept, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import { type Names, names, sameNames } from './names.ts';

/** An enterprise that signs with the district; `null` until it is registered. */
export interface Enterprise {
  names: Names;
  sector?: string;
}

export interface RegisterEnterprise {
  type: 'register';
  names: Names;
  sector?: string | undefined;
}

export interface EnterpriseRegistered {
  type: 'registered';
  names: Names;
  sector?: string;
}

export type EnterpriseCode = 'enterprise-differs';

/** Registers; the same again is fine, another name under the same id is not. */
export function decideEnterprise(
  command: RegisterEnterprise,
  state: Enterprise | null,
  _context: Context,
): Decision<EnterpriseRegistered, EnterpriseCode> {
  if (state === null) return accept(registered(command));
  if (!sameNames(state.names, command.names)) return refuse('enterprise-differs', { pointer: '/names' });
  const same = command.sector === undefined || command.sector === state.sector;
  return same ? accept() : refuse('enterprise-differs', { pointer: '/sector' });
}

const registered = (command: RegisterEnterprise): EnterpriseRegistered => ({
  type: 'registered',
  names: names(command.names),
  ...(command.sector === undefined ? {} : { sector: command.sector }),
});

export const evolveEnterprise = (
  _state: Enterprise | null,
  { type: _type, ...enterprise }: EnterpriseRegistered,
): Enterprise => enterprise;

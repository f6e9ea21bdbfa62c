import type { Refusal } from '../../shared/contract/index.ts';
import { hasRole, type Principal } from '../../shared/identity/index.ts';
import { type Handle, notFound } from '../../shared/service/index.ts';
import { message, person } from './aggregates.ts';
import type { noticesContract } from './contract.ts';
import { quietOf } from './domain/plan.ts';
import { settings } from './settings.ts';
import { shownMessage } from './views.ts';

const mayReport = (principal: Principal): boolean =>
  hasRole(principal, 'ops') || principal.institution === settings.gateway;

/** What became of a message once it was handed over; a failure is tried again under the rule of all attempts. */
export const reportSend: Handle<typeof noticesContract.operations.reportSend> = async (call, kit) => {
  const { messageId } = call.params;
  const { state } = await kit.load(message, messageId);
  if (!mayReport(call.principal) || state.state === 'NONE') return notFound;
  const { state: to } = await kit.load(person, state.person);
  const executed = await kit.execute(message, messageId, { type: 'report', ...call.body, quiet: quietOf(to) });
  // The codes that are left are those that the operation declares or that every operation has.
  if (!executed.ok) return { ok: false, refusal: executed.refusal as Refusal<'not-handed-over'> };
  return executed.state.state === 'NONE' ? notFound : { ok: true, body: shownMessage(executed.state, messageId) };
};

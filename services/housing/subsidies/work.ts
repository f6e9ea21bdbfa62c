import { isStaff } from '../../../shared/casework/index.ts';
import type { Refusal } from '../../../shared/contract/index.ts';
import { worksFor } from '../../../shared/identity/index.ts';
import { type Call, type Handle, type Kit, notFound } from '../../../shared/service/index.ts';
import { housingCase } from '../case.ts';
import type { housingContract } from '../contract.ts';
import { housingDepartment as department } from '../department.ts';
import type { HandedIn } from '../domain/handed-in.ts';
import { amountOf, type Subsidies, subsidyOf } from '../domain/subsidy.ts';
import type { SubsidyCommand } from '../domain/subsidy-messages.ts';
import { subsidies, watchedSubsidies } from './account.ts';
import { sealedRent } from './handles.ts';
import { shownSubsidy } from './shown.ts';

type Operations = typeof housingContract.operations;
type Worked = 'passSubsidyCheck' | 'correctSubsidyRent' | 'confirmSubsidyRent' | 'stopSubsidy';
type OnSubsidy = Pick<Call<Operations[Worked]>, 'params' | 'principal'> & { expectedVersion?: number };

/** A caseworker's command on the subsidy of a case; the command may need the case's person. */
async function worked(
  { params: { caseId }, principal, expectedVersion }: OnSubsidy,
  kit: Kit,
  order: (state: Subsidies) => SubsidyCommand | Promise<SubsidyCommand>,
  may = worksFor(principal, department.name),
) {
  if (!may) return notFound;
  const { person } = (await kit.load(housingCase, caseId)).state;
  const { state: before } = await kit.load(subsidies, person);
  if (!subsidyOf(before, caseId)) return notFound;
  const executed = await kit.execute(await watchedSubsidies(kit), person, await order(before), expectedVersion);
  // Each operation declares the codes that its command can be refused with.
  if (!executed.ok) return { ok: false, refusal: executed.refusal as Refusal<never> } as const;
  const one = subsidyOf(executed.state, caseId);
  return one
    ? ({ ok: true, body: shownSubsidy(executed.state, one, true), version: executed.version } as const)
    : notFound;
}

const correctSubsidyRent: Handle<Operations['correctSubsidyRent']> = (call, kit) => {
  const { caseId } = call.params;
  const { monthlyRent, fromMonth, reason } = call.body;
  return worked(call, kit, async (state) => {
    const rent = await sealedRent(kit, state.person, monthlyRent.amount);
    const by = subsidyOf(state, caseId);
    // The ceiling stays the one under which it was granted.
    const amountFen = by ? amountOf(monthlyRent.amount, by) : 0;
    return { type: 'correct-rent', caseId, fromMonth, amountFen, rent, reason };
  });
};

const handInForSubsidyCheck: Handle<Operations['handInForSubsidyCheck']> = async (call, kit) => {
  const { params, body, principal, expectedVersion } = call;
  const { caseId } = params;
  // Who asks about another's finds nothing in their own account.
  const command = { type: 'hand-in', caseId, items: body.items as HandedIn[] } as const;
  const done = await kit.execute(subsidies, principal.subject, command, expectedVersion);
  if (!done.ok) return { ok: false, refusal: done.refusal as Refusal<never> };
  const one = subsidyOf(done.state, caseId);
  return one ? { ok: true, body: shownSubsidy(done.state, one, false), version: done.version } : notFound;
};

export const subsidyWorkHandles = {
  handInForSubsidyCheck,
  correctSubsidyRent,
  confirmSubsidyRent: (call: Call<Operations['confirmSubsidyRent']>, kit: Kit) => {
    const { params, body, principal } = call;
    return worked(
      call,
      kit,
      () => ({ type: 'second-rent', caseId: params.caseId, ...body }),
      isStaff(principal, department),
    );
  },
  passSubsidyCheck: (call: Call<Operations['passSubsidyCheck']>, kit: Kit) =>
    worked(call, kit, () => ({ type: 'pass-check', caseId: call.params.caseId, ...call.body })),
  stopSubsidy: (call: Call<Operations['stopSubsidy']>, kit: Kit) =>
    worked(call, kit, () => ({ type: 'stop', caseId: call.params.caseId, ...call.body })),
};

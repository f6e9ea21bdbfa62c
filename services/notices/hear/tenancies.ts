import type { DataOf } from '../../../shared/contract/index.ts';
import type { Reaction } from '../../../shared/service/index.ts';
import { housingContract } from '../../housing/contract.ts';
import { toDesk, toPerson } from '../domain/recipient.ts';
import { following, type Line, telling } from './hear.ts';

const { tenancyProgressed, subsidyProgressed, purchaseAnswered } = housingContract.events;
const isOver = (state: string): boolean => state === 'ENDED' || state === 'STOPPED';

const caseworkers = toDesk('housing', 'caseworker');
const lead = toDesk('housing', 'leader');
type Told = DataOf<typeof tenancyProgressed>;

/** The tenant is told of the check, and of what came of it. */
function toTenant({ person, state, periodEnds, exitedOn }: Told): Line[] {
  const recipient = toPerson(person);
  if (state === 'RECHECK' && periodEnds !== undefined)
    return [{ recipient, template: 'tenancy.recheck', params: { day: periodEnds }, key: 'recheck' }];
  if (state === 'RENEWED' && periodEnds !== undefined)
    return [{ recipient, template: 'tenancy.renewed', params: { day: periodEnds }, key: 'renewed' }];
  return state === 'EXITED' && exitedOn !== undefined
    ? [{ recipient, template: 'tenancy.ended', params: { day: exitedOn }, key: 'ended' }]
    : [];
}

/** Who had the case does the check, where nobody had it all caseworkers; the lead knows, also once the lease is over. */
function toDepartment({ state, owner, periodEnds, handedInAt, overdue }: Told): Line[] {
  if (state !== 'RECHECK' || periodEnds === undefined) return [];
  const worker = owner === undefined ? caseworkers : toPerson(owner);
  const params = { day: periodEnds };
  const lines: Line[] = [worker, lead].map((recipient) => ({
    ...{ recipient, params, template: 'staff.recheck-due', key: 'recheck' },
  }));
  if (handedInAt !== undefined)
    lines.push({ recipient: worker, params, template: 'staff.recheck-documents', key: 'handed' });
  if (overdue)
    for (const recipient of [worker, lead])
      lines.push({ recipient, params, template: 'staff.recheck-overdue', key: 'overdue' });
  return lines;
}

/** The person is told that a subsidy is checked again, the department that it has to do it, and that documents came. */
function recheckOf(recipient: string, day: string, handedInAt: string | undefined): Line[] {
  const params = { day };
  const handed: Line = { recipient: caseworkers, template: 'staff.subsidy-documents', params, key: 'handed' };
  return [
    { recipient, template: 'subsidy.recheck', params, key: 'recheck' },
    { recipient: caseworkers, template: 'staff.subsidy-recheck', params, key: 'recheck' },
    { recipient: lead, template: 'staff.subsidy-recheck', params, key: 'recheck' },
    ...(handedInAt === undefined ? [] : [handed]),
  ];
}

/** A tenant and who has a subsidy are told when the conditions are checked again, and its end; the department what it has to do. */
export const tenancyReactions: readonly Reaction[] = [
  following(tenancyProgressed, {
    frame: ({ tenancyId }) => ({
      from: 'housing',
      about: { kind: 'tenancy', id: tenancyId, path: `/housing/tenancies/${tenancyId}` },
    }),
    facts: (told) => ({
      recheck: told.state === 'RECHECK' ? 'recheck' : '',
      ...(told.state === 'RECHECK' && told.handedInAt !== undefined && { handed: told.handedInAt }),
      ...(told.overdue && { overdue: told.periodEnds ?? '' }),
      ...(told.state === 'RENEWED' && { renewed: told.periodEnds ?? '' }),
      ...(told.state === 'EXITED' && { ended: 'ended' }),
    }),
    ends: ({ state }) => state === 'EXITED',
    lines: (told) => [...toTenant(told), ...toDepartment(told)],
  }),
  following(subsidyProgressed, {
    frame: ({ caseId }) => ({
      from: 'housing',
      about: { kind: 'subsidy', id: caseId, path: `/housing/subsidies/${caseId}` },
    }),
    facts: ({ state, heldFrom = '', handedInAt }) => ({
      ...(handedInAt !== undefined && { handed: handedInAt }),
      granted: 'granted',
      recheck: state === 'RECHECK' ? heldFrom : '',
      ended: isOver(state) ? 'ended' : '',
    }),
    ends: ({ state }) => isOver(state),
    lines: ({ person, state, months, firstDay, lastDay, heldFrom, handedInAt }) => {
      const recipient = toPerson(person);
      if (isOver(state)) return [{ recipient, template: 'subsidy.ended', params: { day: lastDay }, key: 'ended' }];
      if (state === 'RECHECK' && heldFrom !== undefined) return recheckOf(recipient, heldFrom, handedInAt);
      const params = { months, from: firstDay, until: lastDay };
      return [{ recipient, template: 'subsidy.granted', params, key: 'granted' }];
    },
  }),
  telling(purchaseAnswered, {
    family: 'purchase',
    frame: ({ caseId }) => ({
      from: 'housing',
      about: { kind: 'case', id: caseId, path: `/housing/cases/${caseId}/purchase-answer` },
    }),
    lines: ({ person, validUntil }) => [
      { recipient: toPerson(person), template: 'purchase.answered', params: { day: validUntil } },
    ],
  }),
];

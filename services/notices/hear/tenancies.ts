import type { Reaction } from '../../../shared/service/index.ts';
import { housingContract } from '../../housing/contract.ts';
import { toPerson } from '../domain/recipient.ts';
import { following, telling } from './hear.ts';

const { tenancyProgressed, subsidyProgressed, purchaseAnswered } = housingContract.events;
const isOver = (state: string): boolean => state === 'ENDED' || state === 'STOPPED';

/** A tenant and who has a subsidy are told when the conditions are checked again; the latter also of its grant and end. */
export const tenancyReactions: readonly Reaction[] = [
  following(tenancyProgressed, {
    frame: ({ tenancyId }) => ({
      from: 'housing',
      about: { kind: 'tenancy', id: tenancyId, path: `/housing/tenancies/${tenancyId}` },
    }),
    facts: ({ state }) => ({ recheck: state === 'RECHECK' ? 'recheck' : '' }),
    ends: ({ state }) => state === 'EXITED',
    lines: ({ person, state, periodEnds }) =>
      state === 'RECHECK' && periodEnds !== undefined
        ? [{ recipient: toPerson(person), template: 'tenancy.recheck', params: { day: periodEnds }, key: 'recheck' }]
        : [],
  }),
  following(subsidyProgressed, {
    frame: ({ caseId }) => ({
      from: 'housing',
      about: { kind: 'subsidy', id: caseId, path: `/housing/subsidies/${caseId}` },
    }),
    facts: ({ state, heldFrom = '' }) => ({
      granted: 'granted',
      recheck: state === 'RECHECK' ? heldFrom : '',
      ended: isOver(state) ? 'ended' : '',
    }),
    ends: ({ state }) => isOver(state),
    lines: ({ person, state, months, firstDay, lastDay, heldFrom }) => {
      const recipient = toPerson(person);
      if (isOver(state)) return [{ recipient, template: 'subsidy.ended', params: { day: lastDay }, key: 'ended' }];
      if (state === 'RECHECK' && heldFrom !== undefined)
        return [{ recipient, template: 'subsidy.recheck', params: { day: heldFrom }, key: 'recheck' }];
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

import type { Reaction } from '../../../shared/service/index.ts';
import { housingContract } from '../../housing/contract.ts';
import { toPerson } from '../domain/recipient.ts';
import { following } from './hear.ts';

/** A tenant is told when the conditions are checked again. */
export const tenancyReactions: readonly Reaction[] = [
  following(housingContract.events.tenancyProgressed, {
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
];

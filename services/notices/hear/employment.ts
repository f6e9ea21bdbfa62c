import { text } from '../../../shared/contract/index.ts';
import type { Reaction } from '../../../shared/service/index.ts';
import { talentContract } from '../../talent/contract.ts';
import { toEnterprise, toPerson } from '../domain/recipient.ts';
import { following, type Line } from './hear.ts';

const noReason = text('未说明理由', 'no reason given');

/** The enterprise is told that it is asked, and the talent what it answered; an answer that was corrected is told anew. */
export const employmentReactions: readonly Reaction[] = [
  following(talentContract.events.employmentProgressed, {
    frame: ({ applicationId }) => ({
      from: 'talent',
      about: { kind: 'application', id: applicationId, path: `/talent/applications/${applicationId}` },
    }),
    facts: ({ state, open, askedAt, answeredAt = '' }) => ({
      asked: open && state === 'asked' ? askedAt : '',
      confirmed: state === 'confirmed' ? answeredAt : '',
      denied: state === 'denied' ? answeredAt : '',
    }),
    // A consent that is given again asks again.
    ends: () => false,
    lines: ({ state, open, applicationId: number, enterpriseId, person, reason }): Line[] => {
      if (state === 'asked' && open)
        return [
          { recipient: toEnterprise(enterpriseId), template: 'employment.asked', params: { number }, key: 'asked' },
        ];
      const recipient = toPerson(person);
      if (state === 'confirmed')
        return [{ recipient, template: 'employment.confirmed', params: { number }, key: 'confirmed' }];
      if (state !== 'denied') return [];
      const why = reason?.text ?? noReason;
      return [{ recipient, template: 'employment.denied', params: { number, reason: why }, key: 'denied' }];
    },
  }),
];

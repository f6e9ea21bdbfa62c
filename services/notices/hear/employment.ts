import { type DataOf, text } from '../../../shared/contract/index.ts';
import type { Reaction } from '../../../shared/service/index.ts';
import { talentContract } from '../../talent/contract.ts';
import { toEnterprise, toPerson } from '../domain/recipient.ts';
import { following, type Line } from './hear.ts';

const noReason = text('未说明理由', 'no reason given');

/**
 * The enterprise is told that it is asked, and that the talent withdrew the consent for it; the talent what was answered,
 * anew when that was corrected.
 */
export const employmentReactions: readonly Reaction[] = [
  following(talentContract.events.employmentProgressed, {
    frame: ({ applicationId }) => ({
      from: 'talent',
      about: { kind: 'application', id: applicationId, path: `/talent/applications/${applicationId}` },
    }),
    facts: ({ state, open, askedAt, withdrawnAt, answeredAt = '' }) => ({
      asked: open && state === 'asked' ? askedAt : '',
      confirmed: state === 'confirmed' ? answeredAt : '',
      denied: state === 'denied' ? answeredAt : '',
      // Left out where there is none, so that no thread grows by it.
      ...(withdrawnAt !== undefined && { withdrawn: withdrawnAt }),
    }),
    // A consent that is given again asks again.
    ends: () => false,
    lines: (told) => [...toEmployer(told), ...toTalent(told)],
  }),
];

type Told = DataOf<typeof talentContract.events.employmentProgressed>;

function toEmployer({ state, open, applicationId: number, enterpriseId, withdrawnAt }: Told): Line[] {
  const to = { recipient: toEnterprise(enterpriseId), params: { number } };
  const about = { kind: 'employment', id: number };
  // The application itself is not for them to see, nor the employment once the consent is withdrawn.
  if (withdrawnAt !== undefined)
    return [
      { ...to, template: 'employment.withdrawn', key: 'withdrawn', about: { ...about, path: '/talent/employments' } },
    ];
  return state === 'asked' && open
    ? [
        {
          ...to,
          template: 'employment.asked',
          key: 'asked',
          about: { ...about, path: `/talent/employments/${number}` },
        },
      ]
    : [];
}

function toTalent({ state, applicationId: number, person, reason }: Told): Line[] {
  const recipient = toPerson(person);
  if (state === 'confirmed')
    return [{ recipient, template: 'employment.confirmed', params: { number }, key: 'confirmed' }];
  if (state !== 'denied') return [];
  const why = reason?.text ?? noReason;
  return [{ recipient, template: 'employment.denied', params: { number, reason: why }, key: 'denied' }];
}

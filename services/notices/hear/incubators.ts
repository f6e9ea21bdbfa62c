import type { DataOf } from '../../../shared/contract/index.ts';
import type { Reaction } from '../../../shared/service/index.ts';
import { incubatorsContract } from '../../incubators/contract.ts';
import { toDesk, toEnterprise } from '../domain/recipient.ts';
import type { TemplateCode } from '../templates.ts';
import { type Frame, telling } from './hear.ts';

const { resourceRequested, resourceGranted, resourceWaitlisted, resourceSettled, resourceEnded } =
  incubatorsContract.events;
type Told = DataOf<typeof resourceRequested>;

const frame = ({ requestId, resourceId }: Told): Frame => ({
  from: 'incubators',
  about: { kind: 'request', id: requestId, path: `/incubators/resources/${resourceId}/requests/${requestId}` },
});

const toApplicant = (template: TemplateCode) => ({
  family: 'status',
  frame,
  lines: ({ enterpriseId, resourceNames }: Told) => [
    { recipient: toEnterprise(enterpriseId), template, params: { resource: resourceNames } },
  ],
});

/** What becomes of an enterprise's requests; the staff hear of new ones. */
export const incubatorReactions: readonly Reaction[] = [
  telling(resourceRequested, {
    ...toApplicant('resource.requested'),
    lines: (told) => [
      ...toApplicant('resource.requested').lines(told),
      {
        recipient: toDesk('incubators', 'caseworker'),
        template: 'staff.request-new',
        params: { resource: told.resourceNames },
      },
    ],
  }),
  telling(resourceGranted, toApplicant('resource.granted')),
  telling(resourceWaitlisted, toApplicant('resource.waitlisted')),
  telling(resourceSettled, toApplicant('resource.settled')),
  telling(resourceEnded, toApplicant('resource.ended')),
];

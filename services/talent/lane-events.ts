import { claimContestedData, lanesLinkedData } from '../../shared/casework/contract/index.ts';
import { publicEvent, text } from '../../shared/contract/index.ts';

const whose = { applicationId: '0123456789abcdef0123', person: 'talent-made-up' };

/** Said when an outcome, or a consent to its being seen, changes what the department of another lane sees. */
export const lanesLinked = publicEvent({
  type: 'plus.talent.lanes-linked.v1',
  summary: text('某部门的结果可供另一部门参考', 'The outcome of one department informs another'),
  data: lanesLinkedData,
  inside: true,
  example: {
    ...whose,
    services: ['education', 'housing'],
    links: [
      {
        service: 'education',
        from: 'hukou',
        shared: true,
        outcome: 'approved',
        on: '2026-12-28',
        text: { zh: '参考落户结果：2026-12-28 已通过', en: 'informed by hukou: granted on 2026-12-28' },
      },
      {
        service: 'housing',
        from: 'hukou',
        shared: false,
        text: { zh: '落户结果供参考：本人未同意本部门查看', en: 'hukou informs this: not consented to (made up)' },
      },
    ],
  },
});

export const claimContested = publicEvent({
  type: 'plus.talent.claim-contested.v1',
  summary: text(
    '另一份申请因重新办理而为同一人要求同一服务',
    'A reopened application asks for a service, for the same person, that another one has under way',
  ),
  data: claimContestedData,
  inside: true,
  example: { ...whose, services: ['hukou'], beside: ['0123456789abcdef4567'] },
});

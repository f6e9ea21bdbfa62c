import type * as z from 'zod/mini';
import type { decisionSchema, Status } from './status.ts';

const caseId = '0123456789abcdef0123';

/** A status for documents; made up. */
export const statusExample: Status = {
  caseId,
  applicationId: caseId,
  person: 'talent-made-up',
  state: 'SUPPLEMENT',
  stage: { zh: '待补正', en: 'Supplement asked for' },
  owner: 'caseworker-made-up',
  paused: true,
  pausedReason: { zh: '等待申请人补正', en: 'Waiting for the applicant’s supplement' },
  supplement: {
    askedAt: '2026-11-23T10:00:00.000+08:00',
    missing: [{ zh: '劳动合同第二页（演示数据）', en: 'Second page of the contract (made up)', document: 'CON' }],
  },
  terminal: false,
};

export const decisionExample: z.output<typeof decisionSchema> = {
  caseId,
  outcome: 'approved',
  reasonCode: 'conditions-met',
  inTime: true,
  usedDays: 7,
};

import * as z from 'zod/mini';
import { fields, publicEvent, text } from '../../../shared/contract/index.ts';
import { personId } from '../../../shared/sealed/index.ts';
import { laneNames } from '../lanes.ts';

const consentData = z.object({
  consentId: fields.id(),
  /** Who gave it. */
  person: personId(),
  /** Whose data it is about: the person themselves, or a member of their family. */
  subject: personId(),
  /** Who may use the data: hukou, housing, education, medical, employer. */
  recipient: z.string(),
  /** handling (work on a case), document-reuse (reading the wallet), outcome-reuse (seeing what another department decided), notices (sending messages). */
  purpose: z.string(),
  /** Set when it holds for one application only. */
  applicationId: z.optional(fields.id()),
  at: fields.instant(),
});

const example = {
  consentId: '0123456789abcdef0123',
  person: 'talent-made-up',
  subject: 'talent-made-up',
  recipient: 'housing',
  purpose: 'document-reuse',
  at: '2026-11-23T09:00:00.000+08:00',
};

export const consentGiven = publicEvent({
  type: 'plus.talent.consent-given.v1',
  summary: text('本人同意某一方为某一目的使用信息', 'A person consented to one recipient and purpose'),
  data: consentData,
  example,
});

export const consentNeeded = publicEvent({
  type: 'plus.talent.consent-needed.v1',
  inside: true,
  summary: text(
    '申请写明了未满十四周岁的子女，等待监护人单独同意',
    'An application names children under fourteen and waits for their guardian’s separate consent',
  ),
  data: z.object({
    applicationId: fields.id(),
    /** The guardian. */
    person: personId(),
    /** Each child, and the department that may not have its data yet. */
    wards: z.array(z.object({ service: z.enum(laneNames), memberId: fields.id() })),
    at: fields.instant(),
  }),
  example: {
    applicationId: '0123456789abcdef0123',
    person: 'talent-made-up',
    wards: [{ service: 'education', memberId: 'm-0123456789abcdef0123' }],
    at: '2026-11-23T09:00:00.000+08:00',
  },
});

export const consentWithdrawn = publicEvent({
  type: 'plus.talent.consent-withdrawn.v1',
  summary: text('本人撤回了一项同意', 'A person withdrew a consent'),
  data: consentData,
  example,
});

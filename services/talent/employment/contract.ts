import * as z from 'zod/mini';
import { fields, operation, refusal, text } from '../../../shared/contract/index.ts';
import { laneNames } from '../lanes.ts';
import { denialReasons } from './reasons.ts';

const reason = z.strictObject({ code: z.enum(denialReasons), text: fields.bilingual(200) });

const standing = {
  state: z.enum(['asked', 'confirmed', 'denied', 'not-asked']),
  answeredAt: z.optional(fields.instant()),
  /** Why it was denied. */
  reason: z.optional(reason),
};

/** The employment in the talent's own picture of an application. */
export const employmentSchema = z.strictObject({
  ...standing,
  askedAt: z.optional(fields.instant()),
  corrected: z.optional(z.boolean()),
  /** What the employer wrote beside its answer. */
  note: z.optional(z.string()),
});

const row = z.strictObject({
  ...standing,
  /** The application's. */
  employmentId: fields.id(),
  services: z.array(z.enum(laneNames)),
  askedAt: fields.instant(),
  /** An earlier answer was changed. */
  corrected: z.boolean(),
});

const one = z.extend(row, {
  /** Opened for the employer, with the talent's consent; the talent sees that it was. */
  name: z.string(),
});

const employmentId = z.strictObject({ employmentId: fields.id() });

/** The employer's part: whose employment it is asked about, and its answer. */
export const employmentOperations = {
  listEmployments: operation({
    id: 'listEmployments',
    method: 'GET',
    path: '/talent/employments',
    summary: text(
      '待本单位确认劳动关系的申请',
      'Applications for which your enterprise is asked to confirm the employment',
    ),
    roles: ['enterprise'],
    query: z.strictObject(fields.pageQuery()),
    output: fields.pageOf(row),
  }),
  getEmployment: operation({
    id: 'getEmployment',
    method: 'GET',
    path: '/talent/employments/{employmentId}',
    summary: text(
      '查看是谁的劳动关系（会记入本人可见的打开记录）',
      'Whose employment it is (recorded among the openings that the person sees)',
    ),
    roles: ['enterprise'],
    params: employmentId,
    output: one,
    versioned: true,
  }),
  answerEmployment: operation({
    id: 'answerEmployment',
    method: 'POST',
    path: '/talent/employments/{employmentId}/answer',
    summary: text(
      '确认或否认劳动关系；更改已作的答复须说明原因',
      'Confirm or deny the employment; an answer is changed with a reason',
    ),
    roles: ['enterprise'],
    params: employmentId,
    body: z.strictObject({
      outcome: z.enum(['confirmed', 'denied']),
      /** For a denial. */
      reason: z.optional(z.enum(denialReasons)),
      /** For the talent to read; sealed. */
      note: z.optional(fields.prose(500)),
      /** Why an earlier answer is changed; sealed. */
      correction: z.optional(fields.prose(500)),
    }),
    output: row,
    versioned: true,
    refusals: {
      'denial-reason': refusal(
        422,
        text('否认须选择理由，确认不填理由。', 'A denial has a reason of the list, a confirmation has none.'),
        text('请从理由清单中选择一项，或去掉理由。', 'Choose one of the reasons, or leave it out.'),
      ),
      answered: refusal(
        409,
        text('本单位已经作过另一答复。', 'Your enterprise has answered otherwise already.'),
        text('如需更改，请在 correction 中说明原因。', 'To change it, say why in `correction`.'),
      ),
    },
    example: { outcome: 'denied', reason: 'has-left' },
  }),
};

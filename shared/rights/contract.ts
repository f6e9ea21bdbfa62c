import * as z from 'zod/mini';
import { fields, publicEvent, text } from '../contract/index.ts';
import { personId, sealedSchema } from '../sealed/index.ts';

/** Why a record outlives an erasure, and until when; unreadable, since its values were sealed. */
export const remainsSchema = z.object({
  reason: fields.words,
  until: z.optional(fields.day()),
  source: fields.words,
  /** official, to-confirm or made-up. */
  certainty: z.string(),
});

/** Why a person cannot be erased as long as this record stands, and what they can do about it. */
export const blocksSchema = z.object({ reason: fields.words, mend: fields.words });

/** What one kind of records is for: the same for every person. */
const kindSchema = z.object({
  code: z.string(),
  /** Name and version of its shape, for instance `hukou.case.v1`. */
  schema: z.string(),
  title: fields.words,
  purpose: fields.words,
  recipients: z.array(fields.words),
  /** Where the values come from that the person did not write themselves. */
  source: fields.words,
});

const recordSchema = z.object({
  kind: z.string(),
  id: z.string(),
  /** As the service keeps it; everything personal in it is still sealed. */
  data: z.unknown(),
  /** A file of its own, whose bytes are fetched by a link of the export. */
  file: z.optional(z.object({ contentType: z.string(), bytes: z.int(), sha256: z.optional(sealedSchema(z.string())) })),
  remains: z.optional(remainsSchema),
  blocks: z.optional(blocksSchema),
});

export type Remains = z.output<typeof remainsSchema>;
export type Blocks = z.output<typeof blocksSchema>;
export type HeldKind = z.output<typeof kindSchema>;
export type HeldRecord = z.output<typeof recordSchema>;

const requestId = '0123456789abcdef0123';
const person = 'talent-made-up';

/** What a service says of one person when it is asked: what it holds, and that it let go of it. Partners get neither. */
export const personEventsOf = <const Name extends string>(service: Name) => ({
  personPartReady: publicEvent({
    type: `plus.${service}.person-part-ready.v1`,
    inside: true,
    summary: text('本服务持有的某人信息（一部分），供本人查阅', 'What this service holds about a person, a part of it'),
    data: z.object({
      requestId: fields.id(),
      person: personId(),
      service: z.string(),
      /** Parts come one after another, from 1; the last one says so. */
      part: z.int(),
      last: z.boolean(),
      kinds: z.array(kindSchema),
      records: z.array(recordSchema),
    }),
    example: {
      ...{ requestId, person, service, part: 1, last: true },
      kinds: [
        {
          code: 'case',
          schema: 'example.case.v1',
          title: { zh: '案件', en: 'Case' },
          purpose: { zh: '办理申请', en: 'Working on the application' },
          recipients: [{ zh: '本部门', en: 'This department' }],
          source: { zh: '本部门', en: 'This department' },
        },
      ],
      records: [{ kind: 'case', id: requestId, data: { state: 'APPROVED' } }],
    },
  }),
  personForgotten: publicEvent({
    type: `plus.${service}.person-forgotten.v1`,
    inside: true,
    summary: text('本服务已删除某人的信息', 'This service let go of what it held about a person'),
    data: z.object({ requestId: fields.id(), person: personId(), service: z.string(), records: z.int() }),
    example: { requestId, person, service, records: 3 },
  }),
});

export type PersonEvents = ReturnType<typeof personEventsOf<string>>;

/** Who asks: the same two events for every service, declared where persons ask. */
export const personAskedSchema = z.object({ requestId: fields.id(), person: personId(), at: fields.instant() });

/** By whom a person's data may not be processed for now; the whole set each time. */
export const restrictionSchema = z.object({
  person: personId(),
  recipients: z.array(z.string()),
  at: fields.instant(),
});

/** One application of a person was held long enough: whoever holds something of it lets go of the person there. */
export const recordRetiredSchema = z.object({
  applicationId: fields.id(),
  person: personId(),
  services: z.array(z.string()),
  at: fields.instant(),
});

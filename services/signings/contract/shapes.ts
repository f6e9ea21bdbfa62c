import * as z from 'zod/mini';
import { fields } from '../../../shared/contract/index.ts';
import { sectors } from '../data/sectors.ts';
import { batchStages, entryStates, maxEntries } from '../domain/batch.ts';
import { type FactName, stages } from '../domain/stages.ts';

/** The shapes that operations and events of this service are made of. */

/** A name in Chinese, and in English where one is known. */
export const names = z.strictObject({ zh: fields.line(120), en: z.optional(fields.line(120)) });

export const source = z.strictObject({
  name: z.strictObject({ zh: fields.line(200), en: z.optional(fields.line(200)) }),
  on: fields.day(),
});

export const sector = z.enum(sectors.map(({ code }) => code));

/** What is left out is unknown. */
export const amounts = z.strictObject({
  signed: z.optional(fields.money()),
  contractedForeign: z.optional(fields.money()),
  paidInForeign: z.optional(fields.money()),
});

export const stage = z.enum(stages);
export const enteringStage = z.enum(['LEAD', 'ASSESSED', 'NEGOTIATING']);
export const signingKind = z.enum(['project', 'memorandum']);

const fact = z.optional(fields.prose(2000));
/** What the stages need; see the stage rules. */
export const facts = z.strictObject({
  assessment: fact,
  leadUnit: fact,
  registeredEntity: fact,
  permits: fact,
  premises: fact,
  operationEvidence: fact,
  capacityEvidence: fact,
} satisfies Record<FactName, typeof fact>);

/** An organisation or a post; never the name of a natural person. */
export const party = z.strictObject({ side: z.enum(['district', 'enterprise', 'other']), name: names });
export const parties = z.array(party).check(z.minLength(2), z.maxLength(20));

export const enterprise = z.strictObject({ enterpriseId: fields.id(), names, sector: z.optional(z.string()) });

export const projectLine = z.strictObject({
  projectId: fields.id(),
  names,
  named: z.boolean(),
  enterpriseId: z.optional(fields.id()),
  sector: z.optional(z.string()),
  stage,
  since: fields.day(),
  followUpOn: z.optional(fields.day()),
  countedOn: z.optional(fields.day()),
});

const signing = z.strictObject({
  kind: signingKind,
  on: fields.day(),
  batchId: z.optional(fields.id()),
  parties: z.array(party),
});

export const project = z.extend(projectLine, {
  source: z.optional(source),
  note: z.optional(z.string()),
  stalled: z.optional(z.strictObject({ from: stage, reason: z.string(), followUpOn: fields.day() })),
  withdrawn: z.optional(z.string()),
  facts,
  amounts,
  counted: z.optional(z.strictObject({ on: fields.day(), amount: z.optional(fields.money()) })),
  signings: z.array(signing),
  increases: z.array(z.strictObject({ on: fields.day(), to: fields.money(), increment: fields.money() })),
  /** Changes of the investor, the newest last. */
  investors: z.array(
    z.strictObject({ on: fields.day(), from: z.optional(fields.id()), to: fields.id(), reason: z.string() }),
  ),
  /** Where it may go from here by moving it on. */
  next: z.array(stage),
});

export const counts = {
  projects: fields.whole(0, maxEntries),
  memoranda: fields.whole(0, maxEntries),
  pulled: fields.whole(0, maxEntries),
  open: fields.whole(0, maxEntries),
};

export const batchLine = z.strictObject({
  batchId: fields.id(),
  names,
  year: z.int(),
  ordinal: z.int(),
  heldOn: fields.day(),
  stage: z.enum(batchStages),
  ...counts,
});

export const boardEntry = z.strictObject({
  projectId: fields.id(),
  names,
  kind: signingKind,
  state: z.enum(entryStates),
  signedOn: z.optional(fields.day()),
  pulled: z.optional(z.strictObject({ at: fields.instant(), reason: z.string() })),
  /** The project's own stage; missing while an import is still landing it. */
  stage: z.optional(stage),
});

export const batch = z.extend(batchLine, { venue: z.optional(names), source: z.optional(source) });
export const board = z.extend(batch, { entries: z.array(boardEntry) });

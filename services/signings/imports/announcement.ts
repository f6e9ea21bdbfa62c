import * as z from 'zod/mini';
import { fields, text } from '../../../shared/contract/index.ts';
import type { Statement } from '../domain/announcement.ts';
import { type BatchPlan, batchIdOf } from '../domain/batch.ts';
import { type Names, names } from '../domain/names.ts';
import { type Content, limited, unreadable } from './content.ts';
import { faulty } from './faulty.ts';
import type { RowInput } from './row.ts';

const named = z.strictObject({
  zh: fields.line(120),
  en: z.nullish(fields.line(120)),
  code: z.optional(fields.id()),
  known: z.optional(fields.line(300)),
});
const counted = fields.whole(0, 1000);
const plain = z.array(fields.line(120));

const announcementSchema = z.strictObject({
  source: z.optional(
    z.strictObject({
      name: z.strictObject({ zh: fields.line(200), en: z.optional(fields.line(200)) }),
      on: fields.day(),
    }),
  ),
  batch: z.strictObject({
    name: fields.bilingual(120),
    year: fields.whole(2000, 2100),
    ordinal: fields.whole(1, 99),
    heldOn: fields.day(),
    venue: z.optional(fields.bilingual(120)),
    projectCount: counted,
    sectors: z.array(z.strictObject({ code: fields.id(), zh: fields.line(60), en: fields.line(60) })),
  }),
  signedNamed: z.array(named),
  unnamed: counted,
  earlierThisYear: z.optional(
    z.strictObject({
      investment: plain,
      investmentCount: counted,
      signedAtGlobalInvestmentConference: z.array(z.strictObject({ zh: fields.line(120), class: fields.line(20) })),
      memoranda: plain,
      overseasCentres: z.array(z.strictObject({ country: fields.line(2), zh: fields.line(120) })),
    }),
  ),
  note: z.optional(fields.prose(2000)),
  /** Whether the projects land as signed on the day (a fact), or only on the agenda, to be signed here. */
  standing: z._default(z.enum(['signed', 'planned']), 'signed'),
});
type Stated = z.output<typeof announcementSchema>;

/** The rows of an announcement: its named projects, and one for each that it counts without naming it. */
export function announcementContent(value: unknown): Content {
  const read = announcementSchema.safeParse(value);
  if (!read.success) return faulty(read.error.issues);
  const stated = read.data;
  const { batch, signedNamed, unnamed } = stated;
  if (signedNamed.length + unnamed !== batch.projectCount)
    return unreadable(text('列名与未列名项目之和不等于总数', 'named and unnamed projects do not add up to the count'));
  const source = stated.source ?? { name: names(batch.name), on: batch.heldOn };
  const plan: BatchPlan = {
    year: batch.year,
    ordinal: batch.ordinal,
    names: names(batch.name),
    heldOn: batch.heldOn,
    ...(batch.venue ? { venue: batch.venue } : {}),
    source,
  };
  const rows = Array.from({ length: batch.projectCount }, (_, place) => rowOf(stated, place));
  return limited(
    { source, batch: plan, held: stated.standing === 'signed', statements: statementsOf(stated) },
    rows.map((row, place) => ({ line: place + 1, value: row, faults: [] })),
  );
}

function rowOf({ batch, signedNamed, standing }: Stated, place: number): RowInput {
  const one = signedNamed[place];
  const number = place + 1;
  const key = `${batchIdOf(batch)}-${String(number).padStart(2, '0')}`;
  const signing = standing === 'signed' ? { signedOn: batch.heldOn } : { stage: 'NEGOTIATING' as const };
  if (!one) return { key, named: false, names: nameless(number, batch.projectCount), ...signing };
  const known = names({ zh: one.zh, en: one.en ?? undefined });
  const note = one.known === undefined ? {} : { note: one.known };
  return {
    key,
    enterprise: { ...(one.code === undefined ? {} : { id: one.code }), ...known },
    names: known,
    ...note,
    ...signing,
  };
}

const nameless = (number: number, count: number): Names => ({
  zh: `未列名项目 ${number}/${count}（公告未公布名称）`,
  en: `unnamed project ${number}/${count} (not named in the announcement)`,
});

/** What the announcement states beside the batch's projects, kept as it states it. */
function statementsOf({ batch, signedNamed, earlierThisYear: earlier }: Stated): Statement[] {
  const zhOnly = (list: readonly string[]): Names[] => list.map((zh) => ({ zh }));
  const own: Statement = {
    kind: 'batch-projects',
    count: batch.projectCount,
    named: signedNamed.map(({ zh, en }) => names({ zh, en: en ?? undefined })),
  };
  if (!earlier) return [own];
  const {
    investment,
    investmentCount,
    memoranda,
    overseasCentres,
    signedAtGlobalInvestmentConference: signed,
  } = earlier;
  return [
    own,
    { kind: 'investment-cooperation', count: investmentCount, named: zhOnly(investment) },
    ...signed.map(
      (one): Statement => ({ kind: 'signed-elsewhere', count: 1, named: [{ zh: one.zh }], class: one.class }),
    ),
    { kind: 'memorandum', count: memoranda.length, named: zhOnly(memoranda) },
    { kind: 'overseas-centre', count: overseasCentres.length, named: overseasCentres.map(({ zh }) => ({ zh })) },
  ];
}

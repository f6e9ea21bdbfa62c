import * as z from 'zod/mini';
import { fields, text } from '../../../shared/contract/index.ts';
import * as shapes from '../contract/shapes.ts';
import { names } from '../domain/names.ts';
import { announcementContent } from './announcement.ts';
import { type Content, type Header, limited, noHeader, unreadable } from './content.ts';
import { faulty } from './faulty.ts';

const fileSchema = z.strictObject({
  source: z.optional(shapes.source),
  batch: z.optional(
    z.strictObject({
      year: fields.whole(2000, 2100),
      ordinal: fields.whole(1, 99),
      names: shapes.names,
      heldOn: fields.day(),
      venue: z.optional(shapes.names),
      /** True when the source says that it has been held. */
      held: z._default(z.boolean(), false),
    }),
  ),
  projects: z.array(z.unknown()),
});

/** Reads JSON: an announcement as its data file has it, or `{ source?, batch?, projects: [row…] }`. */
export function readJson(content: string): Content {
  const json = parsed(content);
  if (json === undefined) return unreadable(text('不是有效的 JSON', 'it is not valid JSON'));
  if (isAnnouncement(json.value)) return announcementContent(json.value);
  const file = fileSchema.safeParse(json.value);
  if (!file.success) return faulty(file.error.issues);
  const { projects, ...head } = file.data;
  return limited(
    headerOf(head),
    projects.map((value, place) => ({ line: place + 1, value, faults: [] })),
  );
}

function headerOf({ source, batch }: Omit<z.output<typeof fileSchema>, 'projects'>): Header {
  const stated = source ? { source } : {};
  if (!batch) return { ...noHeader, ...stated };
  const { held, venue, ...plan } = batch;
  const whole = { ...plan, names: names(plan.names), ...(venue ? { venue } : {}), ...stated };
  return { ...noHeader, ...stated, batch: whole, held };
}

function parsed(content: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(content) };
  } catch {
    return undefined;
  }
}

const isAnnouncement = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'signedNamed' in value;

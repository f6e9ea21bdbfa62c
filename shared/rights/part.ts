import type { CloudEvent, PublicEvent } from '../contract/index.ts';
import { type AnyAggregate, forgetPerson } from '../log/index.ts';
import { type Kit, on, type Reacted, type Reaction } from '../service/kit.ts';
import type {
  Blocks,
  HeldKind,
  HeldRecord,
  PersonEvents,
  personAskedSchema,
  Remains,
  recordRetiredSchema,
} from './contract.ts';
import { type Dossier, dossierOf } from './dossier.ts';

type Retired = PublicEvent<string, typeof recordRetiredSchema>;
type Asked = PublicEvent<string, typeof personAskedSchema>;

/** One kind of what a service holds about persons: an aggregate, what of it is shown, and what an erasure does to it. */
export interface PersonKind<S = unknown> extends Omit<HeldKind, 'code'> {
  aggregate: AnyAggregate;
  /** What the person gets; sealed values stay sealed in it. Nothing: there is nothing of theirs. */
  shown(state: S, id: string): unknown;
  /** Its file, whose bytes the person fetches by a link. */
  file?(state: S): HeldRecord['file'];
  /** What must remain by law, unreadable; nothing when it goes. */
  remains?(state: S): Remains | undefined;
  /** Why the person cannot be erased as long as it is so. */
  blocks?(state: S): Blocks | undefined;
}

/** Declares a kind, typed by its aggregate's state. */
export const personKind = <S>(kind: PersonKind<S>): PersonKind => kind as unknown as PersonKind;

/** Where something about a person stands: in which aggregate, under which id. */
export interface Place {
  aggregate: { name: string };
  id: string;
}

/** What of a person stands in records of somebody else; letting go of it is the part's `forget`. */
export interface Elsewhere extends HeldKind {
  find(person: string, kit: Kit): Promise<Omit<HeldRecord, 'kind'>[]>;
}

/** What a service holds about persons, declared once; export and erasure follow from it. */
export interface PersonPart {
  /** The service's own events. */
  events: PersonEvents;
  /** With which a person asks. */
  asked: { personInquired: Asked; personErased: Asked; recordRetired: Retired };
  kinds: readonly PersonKind[];
  elsewhere?: readonly Elsewhere[];
  /** Where something about the person may stand; what is not theirs there is passed over. */
  find(person: string, kit: Kit): Promise<Place[]>;
  /** Where something of one application may stand, which goes before its person does when it was held long enough. */
  ofRecord?(applicationId: string, kit: Kit): Promise<Place[]>;
  /** What goes beyond the aggregates, for instance files; comes before them and must bear repetition. */
  forget?(person: string, kit: Kit): Promise<void>;
}

/** Below so many bytes of JSON, so that an event packed with its copy stays small; one record is never cut. */
const partBytes = 24 * 1024;

/** The aggregate and the reactions that a service's part in persons' rights stands for. */
export function personPartOf(service: string, part: PersonPart): { aggregates: AnyAggregate[]; reactions: Reaction[] } {
  const dossier = dossierOf(service, part.events);
  const { personInquired, personErased, recordRetired } = part.asked;
  const { ofRecord } = part;
  const retired = on(recordRetired, async ({ data: { applicationId, person } }, kit) => {
    const held = await heldAtAll(part, (await ofRecord?.(applicationId, kit)) ?? [], person, kit);
    // A lease that still runs needs to know whose it is; then it goes with the person.
    if (held.some(({ record }) => record?.blocks)) return { ok: true };
    await letGo(held, person, kit);
    return { ok: true };
  });
  return {
    aggregates: [dossier as unknown as AnyAggregate],
    reactions: [
      ...(ofRecord ? [retired] : []),
      on(personInquired, async ({ data: { requestId, person } }, kit) => {
        const { state } = await kit.load(dossier, requestId);
        return state.complete ? { ok: true } : contribute(part, { requestId, person, state }, kit, dossier);
      }),
      on(
        personErased,
        async ({ data: { requestId, person } }: CloudEvent<{ requestId: string; person: string }>, kit) => {
          // Told again, it would take what somebody who began anew has brought since.
          if ((await kit.load(dossier, requestId)).state.forgotten) return { ok: true };
          const elsewhere = await elsewhereOf(part, person, kit);
          await part.forget?.(person, kit);
          // What has come up since the person confirmed stays theirs, so that they see it and can end it.
          const held = (await heldOf(part, person, kit)).filter(({ record }) => !record?.blocks);
          await letGo(held, person, kit);
          const records = held.length + elsewhere.length;
          return kit.execute(dossier, requestId, { type: 'report-forgotten', person, records });
        },
      ),
    ],
  };
}

interface Inquiry {
  requestId: string;
  person: string;
  state: Dossier;
}

/** Goes on where an earlier attempt ended. What it said is given again, which changes nothing, so that each part has its own command. */
async function contribute(
  own: PersonPart,
  { requestId, person, state }: Inquiry,
  kit: Kit,
  dossier: ReturnType<typeof dossierOf>,
): Promise<Reacted> {
  const held = (await heldOf(own, person, kit)).flatMap(({ record }) => record ?? []);
  const records = [...held, ...(await elsewhereOf(own, person, kit))];
  const known = [...own.kinds.map(told), ...(own.elsewhere ?? []).map(({ find: _find, ...kind }) => kind)];
  const parts = cut(records);
  const until = Math.max(state.parts + 1, parts.length);
  let done: Reacted = { ok: true };
  for (let at = 1; at <= until; at += 1) {
    const said = parts[at - 1] ?? [];
    const kinds = known.filter(({ code }) => said.some(({ kind }) => kind === code));
    const part = { person, part: at, last: at === until, kinds, records: said };
    done = await kit.execute(dossier, requestId, { type: 'contribute', ...part });
  }
  return done;
}

function cut(records: readonly HeldRecord[]): HeldRecord[][] {
  const parts: HeldRecord[][] = [];
  let bytes = partBytes;
  for (const record of records) {
    const size = JSON.stringify(record).length;
    if (bytes + size > partBytes) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)?.push(record);
    bytes += size;
  }
  return parts;
}

const codeOf = ({ aggregate }: PersonKind): string => aggregate.name;

const told = ({ schema, title, purpose, recipients, source, aggregate }: PersonKind): HeldKind => ({
  ...{ code: aggregate.name, schema, title, purpose, recipients, source },
});

interface Held {
  kind: PersonKind;
  id: string;
  record?: HeldRecord;
}

/** Everything that is the person's, read from the log. */
async function heldOf(part: PersonPart, person: string, kit: Kit): Promise<Held[]> {
  return heldAtAll(part, await part.find(person, kit), person, kit);
}

async function letGo(held: readonly Held[], person: string, kit: Kit): Promise<void> {
  for (const { kind, id } of held) await kit.execute(kind.aggregate, id, forgetPerson(person));
}

async function heldAtAll(part: PersonPart, places: readonly Place[], person: string, kit: Kit): Promise<Held[]> {
  const held = await Promise.all(places.map((place) => heldAt(part, place, person, kit)));
  return held.filter((one) => one !== undefined);
}

/** What of the person stands in others' records. */
async function elsewhereOf({ elsewhere = [] }: PersonPart, person: string, kit: Kit): Promise<HeldRecord[]> {
  const found = elsewhere.map(async ({ code, find }) =>
    (await find(person, kit)).map((record): HeldRecord => ({ kind: code, ...record })),
  );
  return (await Promise.all(found)).flat();
}

async function heldAt(part: PersonPart, { aggregate, id }: Place, person: string, kit: Kit): Promise<Held | undefined> {
  const kind = part.kinds.find((one) => one.aggregate.name === aggregate.name);
  if (!kind) throw new Error(`no kind of personal records named ${aggregate.name}`);
  const { state, head } = await kit.load(kind.aggregate, id);
  if (head.version === 0 || kind.aggregate.personal?.of(state, id) !== person) return undefined;
  const data = kind.shown(state, id);
  if (data === undefined) return { kind, id };
  const [remains, blocks, file] = [kind.remains?.(state), kind.blocks?.(state), kind.file?.(state)];
  const more = { ...(file && { file }), ...(remains && { remains }), ...(blocks && { blocks }) };
  return { kind, id, record: { kind: codeOf(kind), id, data, ...more } };
}

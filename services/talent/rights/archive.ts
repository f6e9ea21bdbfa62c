import { toShanghai } from '../../../shared/calendar/index.ts';
import type { HeldKind } from '../../../shared/rights/index.ts';
import type { Keyring, Opening, Sealed } from '../../../shared/sealed/index.ts';
import type { Request } from '../domain/request.ts';
import { type Archive, familySchema } from './archive-schema.ts';
import { filesIn } from './files.ts';

type Value = Archive['records'][number]['values'][number];
type Leaf = { path: string; value: string | number | boolean | null } | { path: string; box: Sealed<unknown> };

const isBox = (value: object): boolean => 'sealed' in value && 'box' in value && 'person' in value;
const step = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** Every value of a record, each with its JSON pointer. */
export function leavesOf(value: unknown, path = ''): Leaf[] {
  if (value === undefined) return [];
  if (value === null || typeof value !== 'object') return [{ path, value: value as string }];
  if (isBox(value)) return [{ path, box: value as Sealed<unknown> }];
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, `${path}/${step(name)}`));
}

const yourself = { zh: '您本人填写', en: 'written by yourself' };
const everyService = { zh: '本平台', en: 'this platform' };

/** Opens each box once, however many services hold it; that it was opened is recorded like any other opening. */
function opener(keyring: Keyring, person: string, requestId: string) {
  const opened = new Map<string, ReturnType<Keyring['open']>>();
  return (box: Sealed<unknown>) => {
    const known =
      opened.get(box.box) ?? keyring.open(box, { who: person, why: 'talent.own-export', caseId: requestId });
    opened.set(box.box, known);
    return known;
  };
}

async function heldValue(leaf: Leaf, kind: HeldKind | undefined, open: ReturnType<typeof opener>): Promise<Value> {
  const purpose = kind?.purpose ?? everyService;
  const [recipients, source] = [kind?.recipients ?? [], kind?.source ?? everyService];
  if (!('box' in leaf)) return { ...leaf, personal: false, purpose, recipients, source };
  const answer = await open(leaf.box);
  const known = answer.ok ? { value: plain(answer.value) } : { unavailable: answer.code };
  return { path: leaf.path, ...known, personal: true, purpose, recipients, source: yourself };
}

const plain = (value: unknown): string | number | boolean | null =>
  value !== null && typeof value === 'object' ? JSON.stringify(value) : (value as string);

/** Most openings that one archive lists; all of them can be read page by page. */
const mostOpenings = 1000;

async function openingsOf(keyring: Keyring, person: string): Promise<Opening[]> {
  const all: Opening[] = [];
  let cursor: string | undefined;
  do {
    const result = await keyring.openingsOf(person, cursor);
    if (!result.ok) throw new Error('the openings refused their own cursor');
    all.push(...result.page.items);
    cursor = result.page.next;
  } while (cursor !== undefined && all.length < mostOpenings);
  return all;
}

async function openedOf(keyring: Keyring, whose: string, person: string): Promise<Archive['openings']> {
  const of = whose === person ? {} : { of: whose };
  return (await openingsOf(keyring, whose)).map(({ id: _id, ...opening }) => ({ ...opening, ...of }));
}

/** Everything that the services said they hold, opened for the person themselves. */
export async function archiveOf(keyring: Keyring, state: Request, requestId: string, now: number): Promise<Archive> {
  const { person, parts } = state;
  const open = opener(keyring, person, requestId);
  const records: Archive['records'] = [];
  for (const [service, part] of Object.entries(parts))
    for (const { kind: code, id, data } of part.records) {
      const kind = part.kinds.find((one) => one.code === code);
      const values = await Promise.all(leavesOf(data).map((leaf) => heldValue(leaf, kind, open)));
      const title = kind?.title ?? { zh: code, en: code };
      records.push({ service, schema: kind?.schema ?? `${service}.${code}`, id, title, values });
    }
  const family = records.filter(({ schema }) => schema === familySchema).map(({ id }) => id);
  const lists = await Promise.all([person, ...family].map((one) => openedOf(keyring, one, person)));
  const openings = lists.flat().sort((one, other) => (one.at < other.at ? 1 : -1));
  const files = await filesIn(state, requestId, now, keyring);
  return { format: 'plus.person-archive.v1', person, madeAt: toShanghai(now), records, files, openings };
}

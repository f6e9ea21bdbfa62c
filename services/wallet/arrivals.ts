import { createHash, randomUUID } from 'node:crypto';
import { type FileEvent, sealFile } from '../../shared/files/index.ts';
import type { Kit } from '../../shared/service/index.ts';
import { isPassed } from './domain/arrive.ts';
import type { Found } from './domain/messages.ts';
import { type FileType, fileTypes, type Item, isUnderWay, subjectOf } from './domain/state.ts';
import { sealFor } from './family.ts';
import { item } from './item.ts';
import { announcementAt, fileItemId, keptKey } from './places.ts';
import { maxBytesOf, mostBytes } from './settings.ts';

/** What came is looked at, what was scanned is noted; once both speak well of it, it is kept under its person's key. */
export async function onFile(event: FileEvent, kit: Kit): Promise<void> {
  const about = announcementAt(event.key);
  if (!about) return kit.files().remove(event.key);
  const { itemId, attempt } = about;
  const isIts = ({ state }: { state: Item | null }) => state?.file?.attempt === attempt && isUnderWay(state);
  const before = await kit.load(item, itemId);
  if (before.state && isIts(before)) await note(event, itemId, before.state, kit);
  const after = await kit.load(item, itemId);
  if (after.state && isIts(after) && isPassed(after.state)) await store(event.key, itemId, after.state, kit);
  // What has been refused or kept, or is of an earlier announcement, has no business in the clear any more.
  if (!isIts(await kit.load(item, itemId))) await kit.files().remove(event.key);
}

async function note(event: FileEvent, itemId: string, { facts, file }: Item, kit: Kit): Promise<void> {
  const attempt = file?.attempt ?? 0;
  if (event.type === 'scanned') {
    await kit.execute(item, itemId, { type: 'scan', attempt, verdict: event.verdict });
    return;
  }
  const found = await look(event, itemId, subjectOf(facts), kit);
  if (found) await kit.execute(item, itemId, { type: 'check', attempt, found });
}

/** What the bytes are; by their content alone, since a name tells nothing. */
async function look(
  { key, bytes: told }: { key: string; bytes: number },
  itemId: string,
  subject: string,
  kit: Kit,
): Promise<Found | undefined> {
  if (told > mostBytes) return { fault: 'too-big' };
  const bytes = await kit.files().read(key);
  if (!bytes) return undefined;
  if (fileItemId(subject, sha256Of(bytes)) !== itemId) return { fault: 'wrong-hash' };
  const contentType = await typeOf(bytes);
  if (!contentType) return { fault: 'wrong-type' };
  return bytes.length > maxBytesOf(contentType) ? { fault: 'too-big' } : { contentType, bytes: bytes.length };
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64');

/** The library is loaded when a file comes, and by no other function. */
async function typeOf(bytes: Uint8Array): Promise<FileType | undefined> {
  const { fileTypeFromBuffer } = await import('file-type');
  const mime = (await fileTypeFromBuffer(bytes))?.mime;
  // HEIF is the container; cameras write either brand.
  return fileTypes.find((type) => type === (mime === 'image/heif' ? 'image/heic' : mime));
}

/** Two at once both write; the one that the log takes is kept, and the other takes its own away. */
async function store(from: string, itemId: string, { facts, file }: Item, kit: Kit): Promise<void> {
  const bytes = await kit.files().read(from);
  if (!bytes) return;
  const attempt = file?.attempt ?? 0;
  const object = keptKey(itemId, attempt, randomUUID());
  const { key: plainKey, sealed } = sealFile(object, bytes);
  const key = await sealFor(facts, 'wallet/file', plainKey, kit);
  // The member was removed meanwhile; what is left of the file goes by that.
  const sha256 = key && (await sealFor(facts, 'wallet/file-hash', sha256Of(bytes), kit));
  if (!sha256) return;
  await kit.files().write(object, sealed);
  await kit.execute(item, itemId, { type: 'store', attempt, object, key, sha256 });
  const { state } = await kit.load(item, itemId);
  if (state?.file?.kept?.object !== object) await kit.files().remove(object);
}

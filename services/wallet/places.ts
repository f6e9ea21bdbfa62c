import { prefixes } from '../../shared/files/index.ts';
import { shortDigest } from '../../shared/log/index.ts';

/** The id of a file of a person: the same bytes are the same document. */
export const fileItemId = (person: string, sha256: string): string => `f${shortDigest('file', person, sha256)}`;

export const licenceItemId = (person: string, kind: string): string => `l${shortDigest('licence', person, kind)}`;

/** Where the bytes of an announcement come to. */
export const incomingKey = (itemId: string, attempt: number): string => `${prefixes.incoming}${itemId}/${attempt}`;

/** Where they are kept, sealed; each writing has a place of its own, so that two at once do not spoil each other's. */
export const keptKey = (itemId: string, attempt: number, once: string): string =>
  `${prefixes.kept}${itemId}/${attempt}-${once}`;

const incoming = new RegExp(`^${prefixes.incoming}([\\w-]+)/(\\d+)$`);

/** Which announcement came to a place. */
export function announcementAt(key: string): { itemId: string; attempt: number } | undefined {
  const [, itemId, attempt] = incoming.exec(key) ?? [];
  return itemId === undefined ? undefined : { itemId, attempt: Number(attempt) };
}

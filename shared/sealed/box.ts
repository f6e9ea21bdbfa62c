import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { maxSealedBytes, type Sealed } from './sealed.ts';

const cipherName = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

// JSON parts the two unmistakably; person `a` with field `b/c` never equals person `a/b` with field `c`.
const associated = ({ person, field, record }: Label) =>
  Buffer.from(JSON.stringify(record === undefined ? ['v1', person, field] : ['v1', person, field, record]));

/** What a box says of itself in the clear; it opens under this alone. */
export interface Label {
  person: string;
  field: string;
  record?: string | undefined;
}

/** The key of one record: gone with the salt, also for whoever has the person's key. */
export const recordKey = (key: KeyObject, salt: Uint8Array): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', key, salt, 'record', 32)));

// One key for one purpose: the vectors come from a key of their own, derived from the person's.
const vectorKey = (key: KeyObject) => Buffer.from(hkdfSync('sha256', key, '', 'vector', 32));

/**
 * A vector that depends on key, person, field and value: a repeated request seals to the same box and so has the same
 * digest, and a different value never meets the same vector (docs/adr/0006).
 */
const vectorFor = (key: KeyObject, label: Label, plain: Buffer) =>
  createHmac('sha256', vectorKey(key))
    .update(associated(label))
    .update('\n')
    .update(plain)
    .digest()
    .subarray(0, ivBytes);

/** Encrypts a JSON value under a person's key, or a record's. Throws a RangeError above 16 KiB: fields are bounded at the edge. */
export function encrypt<T>(key: KeyObject, label: Label, value: T): Sealed<T> {
  const plain = Buffer.from(JSON.stringify(value) ?? '');
  if (plain.length === 0 || plain.length > maxSealedBytes)
    throw new RangeError(`a sealed value is JSON of 1 to ${maxSealedBytes} bytes`);
  const iv = vectorFor(key, label, plain);
  const cipher = createCipheriv(cipherName, key, iv, { authTagLength: tagBytes });
  cipher.setAAD(associated(label));
  const box = Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64url');
  plain.fill(0);
  const { record, ...whose } = label;
  return { sealed: 'v1', ...whose, ...(record !== undefined && { record }), box } as unknown as Sealed<T>;
}

/** Decrypts, or answers nothing when the box is not what was sealed for this person and field under this key. */
export function decrypt<T>(key: KeyObject, { box, ...label }: Sealed<T>): { value: T } | undefined {
  const bytes = Buffer.from(box, 'base64url');
  if (bytes.length <= ivBytes + tagBytes) return undefined;
  const cipher = createDecipheriv(cipherName, key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes });
  cipher.setAAD(associated(label));
  cipher.setAuthTag(bytes.subarray(-tagBytes));
  const body = cipher.update(bytes.subarray(ivBytes, -tagBytes));
  const plain = finished(() => Buffer.concat([body, cipher.final()]));
  return plain && { value: JSON.parse(plain.toString('utf8')) as T };
}

function finished(decipher: () => Buffer): Buffer | undefined {
  try {
    return decipher();
  } catch {
    return undefined;
  }
}

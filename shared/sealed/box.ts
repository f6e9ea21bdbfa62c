import { createCipheriv, createDecipheriv, createHmac, hkdfSync, type KeyObject } from 'node:crypto';
import { maxSealedBytes, type Sealed } from './sealed.ts';

const cipherName = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

// JSON parts the two unmistakably; person `a` with field `b/c` never equals person `a/b` with field `c`.
const associated = (person: string, field: string) => Buffer.from(JSON.stringify(['v1', person, field]));

// One key for one purpose: the vectors come from a key of their own, derived from the person's.
const vectorKey = (key: KeyObject) => Buffer.from(hkdfSync('sha256', key, '', 'vector', 32));

/**
 * A vector that depends on key, person, field and value: a repeated request seals to the same box and so has the same
 * digest, and a different value never meets the same vector (docs/adr/0006).
 */
const vectorFor = (key: KeyObject, person: string, field: string, plain: Buffer) =>
  createHmac('sha256', vectorKey(key))
    .update(associated(person, field))
    .update('\n')
    .update(plain)
    .digest()
    .subarray(0, ivBytes);

/** Encrypts a JSON value under a person's key. Throws a RangeError above 16 KiB: fields are bounded at the edge. */
export function encrypt<T>(key: KeyObject, person: string, field: string, value: T): Sealed<T> {
  const plain = Buffer.from(JSON.stringify(value) ?? '');
  if (plain.length === 0 || plain.length > maxSealedBytes)
    throw new RangeError(`a sealed value is JSON of 1 to ${maxSealedBytes} bytes`);
  const iv = vectorFor(key, person, field, plain);
  const cipher = createCipheriv(cipherName, key, iv, { authTagLength: tagBytes });
  cipher.setAAD(associated(person, field));
  const box = Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64url');
  plain.fill(0);
  return { sealed: 'v1', person, field, box } as unknown as Sealed<T>;
}

/** Decrypts, or answers nothing when the box is not what was sealed for this person and field under this key. */
export function decrypt<T>(key: KeyObject, { person, field, box }: Sealed<T>): { value: T } | undefined {
  const bytes = Buffer.from(box, 'base64url');
  if (bytes.length <= ivBytes + tagBytes) return undefined;
  const cipher = createDecipheriv(cipherName, key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes });
  cipher.setAAD(associated(person, field));
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

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { MasterKey } from './keyring.ts';

export type EncryptionContext = Record<string, string>;

const format = 1;
const keyAt = 1;
const nonceAt = keyAt + 36;
const tagAt = nonceAt + 12;
const bodyAt = tagAt + 16;

/** Ciphertext: format byte, key id as text, nonce, tag, body. */
export function seal(key: MasterKey, plaintext: Buffer, context: EncryptionContext): Buffer {
  const nonce = randomBytes(tagAt - nonceAt);
  const cipher = createCipheriv('aes-256-gcm', key.material, nonce).setAAD(associated(context));
  const body = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([Buffer.of(format), Buffer.from(key.keyId), nonce, cipher.getAuthTag(), body]);
}

/** Undefined when the ciphertext was changed, or sealed under another key or context. */
export function open(key: MasterKey, ciphertext: Buffer, context: EncryptionContext): Buffer | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key.material, ciphertext.subarray(nonceAt, tagAt), {
    authTagLength: bodyAt - tagAt,
  });
  decipher.setAAD(associated(context)).setAuthTag(ciphertext.subarray(tagAt, bodyAt));
  const body = decipher.update(ciphertext.subarray(bodyAt));
  try {
    return Buffer.concat([body, decipher.final()]);
  } catch {
    return undefined;
  }
}

/** The key id that a ciphertext (base64) names; undefined when it is none of ours. */
export function ciphertextKeyId(blob: unknown): string | undefined {
  if (typeof blob !== 'string') return undefined;
  const bytes = Buffer.from(blob, 'base64');
  return bytes.length >= bodyAt && bytes[0] === format ? bytes.toString('latin1', keyAt, nonceAt) : undefined;
}

/** The order in which a caller names the pairs of its context must not matter. */
function associated(context: EncryptionContext): Buffer {
  const pairs = Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.from(JSON.stringify(pairs));
}

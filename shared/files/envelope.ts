import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const cipherName = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** Encrypts a file under a key of its own, made here; `name` is bound to it, so that no file passes for another. */
export function sealFile(name: string, plain: Uint8Array): { key: string; sealed: Uint8Array } {
  const key = randomBytes(32);
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(cipherName, key, iv, { authTagLength: tagBytes }).setAAD(Buffer.from(name));
  const sealed = Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return { key: key.toString('base64url'), sealed };
}

/** Decrypts a file. Throws when it is not what was sealed under this key and name. */
export function openFile(name: string, key: string, sealed: Uint8Array): Uint8Array {
  const bytes = Buffer.from(sealed);
  const options = { authTagLength: tagBytes };
  const decipher = createDecipheriv(cipherName, Buffer.from(key, 'base64url'), bytes.subarray(0, ivBytes), options);
  decipher.setAAD(Buffer.from(name)).setAuthTag(bytes.subarray(-tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(ivBytes, -tagBytes)), decipher.final()]);
}

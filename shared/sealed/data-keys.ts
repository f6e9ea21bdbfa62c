import { createSecretKey, type KeyObject } from 'node:crypto';
import { DecryptCommand, GenerateDataKeyCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { KeyCache } from './key-cache.ts';
import type { KeptKey, KeyTable, Restriction } from './key-table.ts';

/** The data keys of persons, unwrapped. Both look into the table each time, so no cache outlives an erasure. */
export interface DataKeys {
  /** The person's key, or nothing when there is none (any more), and who may not open with it. */
  find(person: string): Promise<{ key?: KeyObject; restriction?: Restriction }>;
  /** The person's key, made when there is none; two at once get the same. */
  findOrMake(person: string, at: string): Promise<KeyObject>;
}

/** Data keys wrapped by a KMS key whose ARN is `keyArn`; the encryption context names the person. */
export function createDataKeys(kms: KMSClient, keyArn: string, table: KeyTable, cache: KeyCache): DataKeys {
  const unwrap = async (person: string, wrapped: Uint8Array) => {
    const name = Buffer.from(wrapped).toString('base64');
    const held = cache.get(name);
    if (held) return held;
    const decrypt = { KeyId: keyArn, CiphertextBlob: wrapped, EncryptionContext: { person } };
    const key = secretOf((await kms.send(new DecryptCommand(decrypt))).Plaintext);
    cache.put(name, key);
    return key;
  };

  const make = async (person: string, at: string): Promise<KeyObject | undefined> => {
    const generate = { KeyId: keyArn, KeySpec: 'AES_256', EncryptionContext: { person } } as const;
    const { CiphertextBlob: wrapped, Plaintext } = await kms.send(new GenerateDataKeyCommand(generate));
    if (!wrapped) throw new Error('the key service gave no data key');
    const key = secretOf(Plaintext);
    if (!(await table.putKey(person, wrapped, at))) return undefined;
    cache.put(Buffer.from(wrapped).toString('base64'), key);
    return key;
  };

  const unwrapped = async (person: string, { wrapped }: KeptKey) => wrapped && unwrap(person, wrapped);

  return {
    async find(person) {
      const kept = await table.read(person);
      const key = await unwrapped(person, kept);
      return { ...(key && { key }), ...(kept.restriction && { restriction: kept.restriction }) };
    },
    async findOrMake(person, at) {
      // The second round is for the one who came second, the third for an erasure in between.
      for (let round = 0; round < 3; round++) {
        const key = (await unwrapped(person, await table.read(person))) ?? (await make(person, at));
        if (key) return key;
      }
      throw new Error('a data key was made and erased again and again');
    },
  };
}

function secretOf(plaintext: Uint8Array | undefined): KeyObject {
  if (plaintext?.length !== 32) throw new Error('the key service gave no data key of 256 bits');
  const key = createSecretKey(plaintext);
  plaintext.fill(0);
  return key;
}

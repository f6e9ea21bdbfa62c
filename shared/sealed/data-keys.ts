import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { DecryptCommand, GenerateDataKeyCommand, type KMSClient } from '@aws-sdk/client-kms';
import { recordKey } from './box.ts';
import type { KeyCache } from './key-cache.ts';
import type { KeptKey, KeyTable, Restriction } from './key-table.ts';

/** The data keys of persons, unwrapped. Both look into the table each time, so no cache outlives an erasure. */
export interface DataKeys {
  /** The person's key or that of their record, or nothing when there is none (any more), and who may not open with it. */
  find(person: string, record?: string): Promise<{ key?: KeyObject; restriction?: Restriction }>;
  /** The person's key or that of their record, made when there is none; two at once get the same. */
  findOrMake(person: string, at: string, record?: string): Promise<KeyObject>;
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

  const makeRecord = async (person: string, whole: KeyObject, at: string, record = '') => {
    const salt = randomBytes(32);
    return (await table.putSalt(person, record, salt, at)) ? recordKey(whole, salt) : undefined;
  };

  const unwrapped = async (person: string, { wrapped }: KeptKey) => wrapped && unwrap(person, wrapped);

  return {
    async find(person, record) {
      const kept = await table.read(person);
      const key = derived(await unwrapped(person, kept), kept, record);
      return { ...(key && { key }), ...(kept.restriction && { restriction: kept.restriction }) };
    },
    async findOrMake(person, at, record) {
      // The second round is for the one who came second, the third for an erasure in between.
      for (let round = 0; round < 3; round++) {
        const kept = await table.read(person);
        const whole = (await unwrapped(person, kept)) ?? (await make(person, at));
        const key = whole && (derived(whole, kept, record) ?? (await makeRecord(person, whole, at, record)));
        if (key) return key;
      }
      throw new Error('a data key was made and erased again and again');
    },
  };
}

/** The key asked for, as far as what is kept allows. */
function derived(whole: KeyObject | undefined, { salts }: KeptKey, record: string | undefined): KeyObject | undefined {
  if (record === undefined || !whole) return whole;
  const salt = salts.get(record);
  return salt && recordKey(whole, salt);
}

function secretOf(plaintext: Uint8Array | undefined): KeyObject {
  if (plaintext?.length !== 32) throw new Error('the key service gave no data key of 256 bits');
  const key = createSecretKey(plaintext);
  plaintext.fill(0);
  return key;
}

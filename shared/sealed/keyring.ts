import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { KMSClient } from '@aws-sdk/client-kms';
import { toShanghai } from '../calendar/index.ts';
import type { PageResult } from '../views/reader.ts';
import { decrypt, encrypt } from './box.ts';
import { createDataKeys } from './data-keys.ts';
import { createKeyCache } from './key-cache.ts';
import { createKeyTable, type Restriction } from './key-table.ts';
import { createOpenings, type Opening, type Purpose } from './openings.ts';
import type { Sealed } from './sealed.ts';

export interface KeyringDeps {
  dynamodb: DynamoDBClient;
  kms: KMSClient;
  /** Name of the keys table (KEYS_TABLE). */
  table: string;
  /** The KMS key that wraps data keys (KEY_ARN). */
  keyArn: string;
  /** Milliseconds since the epoch. */
  now(): number;
  /** A new id for each opening. */
  newId(): string;
}

/**
 * `erased`: the person's key is deleted, nothing brings the value back. `unreadable`: the box is damaged, or was
 * sealed for another person or field. `restricted`: the person had the processing by this recipient halted.
 */
export type Opened<T> = { ok: true; value: T } | { ok: false; code: 'erased' | 'unreadable' | 'restricted' };

/** Seals personal data where it enters, and opens it for a purpose. Errors of DynamoDB and KMS are thrown, for a retry. */
export interface Keyring {
  /**
   * Seals a JSON value of at most 16 KiB; the person's first one makes their key, and the first one of a `record` (an
   * application's id, say) that record's, so that it can go before the person does.
   */
  seal<T>(person: string, field: string, value: T, record?: string): Promise<Sealed<T>>;
  /** The same under a key that is there already; nothing for somebody whose key is gone and who cannot begin anew. */
  sealKnown<T>(person: string, field: string, value: T): Promise<Sealed<T> | undefined>;
  /** Records who opens what and why, and only then opens it. */
  open<T>(sealed: Sealed<T>, purpose: Purpose): Promise<Opened<T>>;
  /** Openings of a person's data, newest first, 50 a page. */
  openingsOf(person: string, cursor?: string): Promise<PageResult<Opening>>;
  /**
   * Deletes the person's data key, so that no box sealed until now ever opens again; the openings stay. A key made
   * after `madeBy` (an instant in `+08:00`, now unless given) is of somebody who began anew, and stays.
   */
  erase(person: string, madeBy?: string): Promise<void>;
  /** As `erase`, for what was sealed for one record; everything else of the person still opens. */
  eraseRecord(person: string, record: string): Promise<void>;
  /** From now on these recipients open nothing of the person's, but for the purposes excepted; the person still may. */
  restrict(person: string, restriction: Restriction): Promise<void>;
}

const cacheForMs = 5 * 60_000;
const cacheMost = 1000;

/** A keyring over the keys table and KMS. */
export function createKeyring({ dynamodb, kms, table, keyArn, now, newId }: KeyringDeps): Keyring {
  const keyTable = createKeyTable(dynamodb, table);
  const openings = createOpenings(dynamodb, table);
  const keys = createDataKeys(kms, keyArn, keyTable, createKeyCache(now, cacheForMs, cacheMost));
  const at = () => toShanghai(now());
  return {
    async seal(person, field, value, record) {
      return encrypt(await keys.findOrMake(person, at(), record), { person, field, record }, value);
    },
    async sealKnown(person, field, value) {
      const { key } = await keys.find(person);
      return key && encrypt(key, { person, field }, value);
    },
    async open<T>(sealed: Sealed<T>, purpose: Purpose): Promise<Opened<T>> {
      const { person, field, record } = sealed;
      const { key, restriction } = await keys.find(person, record);
      if (!key) return { ok: false, code: 'erased' };
      if (restriction && isHalted(restriction, person, purpose)) return { ok: false, code: 'restricted' };
      await openings.record(person, { ...purpose, id: newId(), at: at(), field });
      const opened = decrypt(key, sealed);
      if (opened) return { ok: true, value: opened.value };
      // A key made after an erasure does not fit what was sealed before it.
      return { ok: false, code: (await keyTable.wasErased(person)) ? 'erased' : 'unreadable' };
    },
    openingsOf: (person, cursor) => openings.page(person, cursor),
    async erase(person, madeBy = at()) {
      await keyTable.noteErasure(person, at());
      await keyTable.deleteKey(person, madeBy);
    },
    eraseRecord: (person, record) => keyTable.deleteSalt(person, record, at()),
    restrict: (person, restriction) => keyTable.putRestriction(person, restriction),
  };
}

/** A purpose is written `<recipient>.<what for>`. */
function isHalted({ recipients, except }: Restriction, person: string, { who, why }: Purpose): boolean {
  const [recipient = '', ...what] = why.split('.');
  const named = recipients.includes(recipient) || recipients.includes(why);
  return who !== person && named && !except.includes(what.join('.'));
}

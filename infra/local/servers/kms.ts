import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { callKms } from './kms/calls.ts';
import { ciphertextKeyId } from './kms/cipher.ts';
import { openKeyFile } from './kms/key-file.ts';
import type { Keyring } from './kms/keyring.ts';

export interface KmsOptions {
  dataDir: string;
  partition: string;
  region: string;
  account: string;
}

/** KMS in process: master keys in one file of mode 0600. Key policies are not evaluated; IAM is, by the gateway. */
export interface Kms {
  /** Creates the key of this name, or finds the one of an earlier run. */
  createKey(name: string): { keyId: string; arn: string };
  /** `alias/…` for a key id or ARN. */
  createAlias(alias: string, key: string): void;
  /** ARN of the key that a call uses (for Decrypt: the key that the ciphertext names); undefined when unknown. */
  keyArnOf(action: string, input: Record<string, unknown>): string | undefined;
  /** One call of the KMS JSON protocol. Refusals are thrown as AwsError. */
  call(action: string, input: Record<string, unknown>): unknown;
}

/** Opens the master keys under the data folder. Throws DamagedFile when they cannot be read. */
export async function startKms(options: KmsOptions): Promise<Kms> {
  mkdirSync(options.dataDir, { recursive: true });
  const file = openKeyFile(join(options.dataDir, 'kms-keys.json'));
  const aliases = new Map<string, string>();
  const arn = (keyId: string): string =>
    `arn:${options.partition}:kms:${options.region}:${options.account}:key/${keyId}`;
  const keyring: Keyring = {
    arn,
    find(key) {
      const named = key.slice(key.lastIndexOf(':') + 1).replace(/^key\//, '');
      return file.byId(aliases.get(named) ?? named);
    },
  };
  return {
    createKey(name) {
      const { keyId } = file.byName(name);
      return { keyId, arn: arn(keyId) };
    },
    createAlias(alias, key) {
      const found = keyring.find(key);
      if (found === undefined) throw new Error(`alias ${alias}: there is no key ${key}`);
      aliases.set(alias, found.keyId);
    },
    keyArnOf(action, input) {
      const named = action === 'Decrypt' ? ciphertextKeyId(input.CiphertextBlob) : input.KeyId;
      const found = typeof named === 'string' ? keyring.find(named) : undefined;
      return found && arn(found.keyId);
    },
    call: (action, input) => callKms(keyring, action, input),
  };
}

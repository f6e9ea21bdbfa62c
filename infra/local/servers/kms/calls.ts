import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { AwsError } from '../aws-error.ts';
import { ciphertextKeyId, open, seal } from './cipher.ts';
import type { Keyring, MasterKey } from './keyring.ts';

const blob = z.base64().transform((text) => Buffer.from(text, 'base64'));
const named = z.object({ KeyId: z.string() });
const context = { EncryptionContext: z.record(z.string(), z.string()).default({}) };
const encrypt = named.extend({
  Plaintext: blob.refine((bytes) => bytes.length >= 1 && bytes.length <= 4096),
  ...context,
});
const decrypt = z.object({ CiphertextBlob: z.base64(), KeyId: z.string().exactOptional(), ...context });
const generate = named.extend({
  KeySpec: z.enum(['AES_256', 'AES_128']).exactOptional(),
  NumberOfBytes: z.number().int().min(1).max(1024).exactOptional(),
  ...context,
});

type Action = (keys: Keyring, input: unknown) => unknown;

const actions: Record<string, Action> = {
  Encrypt(keys, input) {
    const { KeyId, Plaintext, EncryptionContext } = parse(encrypt, input);
    const key = requireKey(keys, KeyId);
    return { ...signature(keys, key), CiphertextBlob: base64(seal(key, Plaintext, EncryptionContext)) };
  },
  Decrypt(keys, input) {
    const { CiphertextBlob, KeyId, EncryptionContext } = parse(decrypt, input);
    const key = keys.find(ciphertextKeyId(CiphertextBlob) ?? '');
    if (key === undefined) throw invalidCiphertext();
    if (KeyId !== undefined && requireKey(keys, KeyId) !== key)
      throw new AwsError(
        'IncorrectKeyException',
        'The key ID in the request does not identify a CMK that can perform this operation.',
      );
    const plaintext = open(key, Buffer.from(CiphertextBlob, 'base64'), EncryptionContext);
    if (plaintext === undefined) throw invalidCiphertext();
    return { ...signature(keys, key), Plaintext: base64(plaintext) };
  },
  GenerateDataKey(keys, input) {
    const { KeyId, KeySpec, NumberOfBytes, EncryptionContext } = parse(generate, input);
    if ((KeySpec === undefined) === (NumberOfBytes === undefined))
      throw new AwsError('ValidationException', 'Please specify either number of bytes or key spec.');
    const key = requireKey(keys, KeyId);
    const plaintext = randomBytes(NumberOfBytes ?? (KeySpec === 'AES_128' ? 16 : 32));
    const sealed = seal(key, plaintext, EncryptionContext);
    return { KeyId: keys.arn(key.keyId), Plaintext: base64(plaintext), CiphertextBlob: base64(sealed) };
  },
  DescribeKey(keys, input) {
    const key = requireKey(keys, parse(named, input).KeyId);
    return {
      KeyMetadata: {
        KeyId: key.keyId,
        Arn: keys.arn(key.keyId),
        CreationDate: Date.parse(key.createdAt) / 1000,
        Enabled: true,
        KeyState: 'Enabled',
        KeyUsage: 'ENCRYPT_DECRYPT',
        KeySpec: 'SYMMETRIC_DEFAULT',
        KeyManager: 'CUSTOMER',
        Origin: 'AWS_KMS',
        EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
      },
    };
  },
};

/** One call of the KMS JSON protocol. Throws AwsError as KMS refuses. */
export function callKms(keys: Keyring, action: string, input: unknown): unknown {
  const run = actions[action];
  if (run === undefined) throw new AwsError('UnsupportedOperationException', `kms:${action} cannot be run locally.`);
  return run(keys, input);
}

function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new AwsError('ValidationException', z.prettifyError(parsed.error));
  return parsed.data;
}

function requireKey(keys: Keyring, keyId: string): MasterKey {
  const key = keys.find(keyId);
  if (key === undefined) throw new AwsError('NotFoundException', `Key '${keyId}' does not exist.`);
  return key;
}

const signature = (keys: Keyring, key: MasterKey) => ({
  KeyId: keys.arn(key.keyId),
  EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
});
const base64 = (bytes: Buffer): string => bytes.toString('base64');
const invalidCiphertext = (): AwsError =>
  new AwsError('InvalidCiphertextException', 'The ciphertext cannot be opened.');

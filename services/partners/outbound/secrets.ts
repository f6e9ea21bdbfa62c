import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms';

/** Keeps each subscription's signing secret wrapped by the key service; plain only in memory. */
export interface Secrets {
  create(subscriptionId: string): Promise<{ key: Uint8Array; wrapped: string }>;
  open(subscriptionId: string, wrapped: string): Promise<Uint8Array>;
}

const remembered = 1_000;

/** Secrets under one KMS key, bound to their subscription by the encryption context. */
export function createSecrets(keyArn: string, kms = new KMSClient({})): Secrets {
  const opened = new Map<string, Uint8Array>();
  const context = (subscription: string) => ({ KeyId: keyArn, EncryptionContext: { subscription } });
  return {
    async create(subscriptionId) {
      const made = await kms.send(new GenerateDataKeyCommand({ ...context(subscriptionId), KeySpec: 'AES_256' }));
      if (!made.Plaintext || !made.CiphertextBlob) throw new Error('the key service gave no key');
      return { key: made.Plaintext, wrapped: Buffer.from(made.CiphertextBlob).toString('base64') };
    },
    async open(subscriptionId, wrapped) {
      const known = opened.get(wrapped);
      if (known) return known;
      const CiphertextBlob = Buffer.from(wrapped, 'base64');
      const { Plaintext } = await kms.send(new DecryptCommand({ ...context(subscriptionId), CiphertextBlob }));
      if (!Plaintext) throw new Error('the key service opened nothing');
      if (opened.size >= remembered) opened.clear();
      opened.set(wrapped, Plaintext);
      return Plaintext;
    },
  };
}

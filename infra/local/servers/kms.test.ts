import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AwsError } from './aws-error.ts';
import { type Kms, startKms } from './kms.ts';

interface DataKey {
  KeyId: string;
  Plaintext: string;
  CiphertextBlob: string;
}

let dataDir: string;
let kms: Kms;
let KeyId: string;

const open = () => startKms({ dataDir, partition: 'aws-cn', region: 'cn-north-1', account: '000000000000' });
const generate = (context: Record<string, string>): DataKey =>
  kms.call('GenerateDataKey', { KeyId, KeySpec: 'AES_256', EncryptionContext: context }) as DataKey;

function refusal(action: string, input: Record<string, unknown>): string | undefined {
  try {
    kms.call(action, input);
    return undefined;
  } catch (error) {
    return error instanceof AwsError ? error.code : String(error);
  }
}

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'kms-'));
  kms = await open();
  KeyId = kms.createKey('personal').arn;
});

afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

describe('data keys', () => {
  it('given a data key, when it is opened with its context in another order, then it is the same key', () => {
    const made = generate({ person: 'p1', purpose: 'hukou' });
    const input = { CiphertextBlob: made.CiphertextBlob, EncryptionContext: { purpose: 'hukou', person: 'p1' } };
    expect(kms.call('Decrypt', input)).toMatchObject({ Plaintext: made.Plaintext, KeyId });
    expect(Buffer.from(made.Plaintext, 'base64')).toHaveLength(32);
  });

  it('given a data key, when its context, its bytes or its key are others, then it stays closed', () => {
    const { CiphertextBlob } = generate({ person: 'p1' });
    const changed = Buffer.from(CiphertextBlob, 'base64');
    changed.writeUInt8(changed.readUInt8(changed.length - 1) ^ 1, changed.length - 1);
    const other = kms.createKey('other').keyId;
    const EncryptionContext = { person: 'p1' };
    const refusals = [
      refusal('Decrypt', { CiphertextBlob, EncryptionContext: { person: 'p2' } }),
      refusal('Decrypt', { CiphertextBlob }),
      refusal('Decrypt', { CiphertextBlob: changed.toString('base64'), EncryptionContext }),
      refusal('Decrypt', { CiphertextBlob: 'AAAA', EncryptionContext }),
      refusal('Decrypt', { CiphertextBlob, EncryptionContext, KeyId: other }),
    ];
    expect(refusals).toEqual([...Array(4).fill('InvalidCiphertextException'), 'IncorrectKeyException']);
  });

  it('given a small text, when it is encrypted under an alias, then it opens', () => {
    kms.createAlias('alias/personal', KeyId);
    const Plaintext = Buffer.from('秘密').toString('base64');
    const sealed = kms.call('Encrypt', { KeyId: 'alias/personal', Plaintext }) as DataKey;
    expect(kms.call('Decrypt', { CiphertextBlob: sealed.CiphertextBlob })).toMatchObject({ Plaintext });
  });
});

describe('refusals', () => {
  it.each([
    ['Encrypt', { KeyId: 'nobody', Plaintext: 'AAAA' }, 'NotFoundException'],
    ['Encrypt', { Plaintext: 'AAAA' }, 'ValidationException'],
    ['GenerateDataKey', { KeyId: 'nobody' }, 'ValidationException'],
    ['DescribeKey', { KeyId: 'nobody' }, 'NotFoundException'],
    ['Sign', {}, 'UnsupportedOperationException'],
  ])('given %s with %j, when it is called, then it is refused with %s', (action, input, code) => {
    expect(refusal(action, input)).toBe(code);
  });

  it('given a text over 4096 bytes, when it is encrypted, then it is refused', () => {
    const Plaintext = Buffer.alloc(4097).toString('base64');
    expect(refusal('Encrypt', { KeyId, Plaintext })).toBe('ValidationException');
  });
});

describe('master keys', () => {
  it('given a restart, when the key of the same name is asked for, then it is the same and opens old ciphertexts', async () => {
    const { CiphertextBlob, Plaintext } = generate({});
    kms = await open();
    expect(kms.createKey('personal').arn).toBe(KeyId);
    expect(kms.call('Decrypt', { CiphertextBlob })).toMatchObject({ Plaintext });
  });

  it('given the key file, when others look, then only its owner may read it', () => {
    expect(statSync(join(dataDir, 'kms-keys.json')).mode & 0o777).toBe(0o600);
  });

  it('given a damaged key file, when it is opened, then it is said and the file left', async () => {
    const file = join(dataDir, 'kms-keys.json');
    writeFileSync(file, '{"keys": [');
    await expect(open()).rejects.toThrow(/cannot be read; it is left as it is/);
    expect(readFileSync(file, 'utf8')).toBe('{"keys": [');
  });

  it('given a call, when its key is looked up, then it is the ARN that policies name', () => {
    const { CiphertextBlob } = generate({});
    expect(kms.keyArnOf('Decrypt', { CiphertextBlob })).toBe(KeyId);
    expect(kms.keyArnOf('Encrypt', { KeyId: 'alias/none' })).toBeUndefined();
    expect(kms.call('DescribeKey', { KeyId })).toMatchObject({ KeyMetadata: { Arn: KeyId, Enabled: true } });
  });
});

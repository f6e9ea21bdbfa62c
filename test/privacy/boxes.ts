import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { KMSClient } from '@aws-sdk/client-kms';
import { startKms } from '../../infra/local/servers/kms.ts';
import { createKeyring, type Sealed } from '../../shared/sealed/index.ts';
import type { Evidence } from '../support/evidence.ts';
import type { Platform } from '../support/platform.ts';

/** A sealed value, and where it was found. */
export interface Found {
  place: string;
  box: Sealed<unknown>;
}

/** Every sealed value in what was found, however deep it is written down as JSON within JSON; each once for a place. */
export function boxesIn(evidence: readonly Evidence[]): Found[] {
  const found = new Map<string, Found>();
  for (const { place, text } of evidence)
    for (const [written] of text.replaceAll(/\\+"/g, '"').matchAll(/\{"sealed":"v1"[^{}]*\}/g))
      found.set(`${place} ${written}`, { place, box: JSON.parse(written) as Sealed<unknown> });
  return [...found.values()];
}

/** Opens with every right that there is: the platform's own keys table, and its master key from its own file. */
export async function masterKeyring({ engine, dataDir }: Platform) {
  const region = 'local';
  const kms = await startKms({ dataDir: join(dataDir, 'keys'), partition: 'aws', region, account: '000000000000' });
  const send = async ({ input }: { input: Record<string, unknown> }) => {
    // Which key wrapped it, the ciphertext itself says.
    const { KeyId: _named, ...asked } = input;
    const { Plaintext, ...rest } = kms.call('Decrypt', asJson(asked)) as Answer;
    return { ...rest, ...(Plaintext && { Plaintext: new Uint8Array(Buffer.from(Plaintext, 'base64')) }) };
  };
  const credentials = { accessKeyId: 'TEST', secretAccessKey: 'made-up' };
  const dynamodb = new DynamoDBClient({ endpoint: engine.dynamodbEndpoint, region, credentials });
  const client = { send } as unknown as KMSClient;
  return createKeyring({
    dynamodb,
    kms: client,
    table: 'plus-local-keys',
    keyArn: 'named-by-the-ciphertext',
    now: Date.now,
    newId: randomUUID,
  });
}

interface Answer {
  Plaintext?: string;
}

const asJson = (input: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
    ]),
  );

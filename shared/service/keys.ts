import { randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { createKeyring, type Keyring } from '../sealed/index.ts';
import type { AnyService } from './define.ts';
import type { Environment } from './environment.ts';

/** The keyring of a service that may handle personal data; any other is stopped here, and by its role. */
export function createKeyringOf(parts: {
  service: AnyService;
  env: Environment;
  dynamodb: DynamoDBClient;
  now(): number;
}): Keyring {
  const { service, env, dynamodb, now } = parts;
  const { KEYS_TABLE: table, KEY_ARN: keyArn } = env;
  if (!service.personal || table === undefined || keyArn === undefined)
    throw new Error(`${env.SERVICE} may not use the keys of personal data`);
  return createKeyring({ dynamodb, kms: new KMSClient({}), table, keyArn, now, newId: randomUUID });
}

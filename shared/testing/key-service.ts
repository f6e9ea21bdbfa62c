import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { KMSClient } from '@aws-sdk/client-kms';
import { AwsError } from '../../infra/local/servers/aws-error.ts';
import { startKms } from '../../infra/local/servers/kms.ts';

export interface TestKeyService {
  client: KMSClient;
  keyArn: string;
  /** Calls so far, for instance `GenerateDataKey`, in order. */
  calls: string[];
  stop(): Promise<void>;
}

/** The engine's key service with one key, over its own protocol. Stop it in `afterAll`. */
export async function startTestKeyService(): Promise<TestKeyService> {
  const dataDir = mkdtempSync(join(tmpdir(), 'test-keys-'));
  const kms = await startKms({ dataDir, partition: 'aws-cn', region: 'cn-test-1', account: '000000000000' });
  const calls: string[] = [];
  const answer = (action: string, input: Record<string, unknown>) => {
    calls.push(action);
    return kms.call(action, input);
  };
  const server = serve(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const client = new KMSClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'cn-test-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  return {
    client,
    keyArn: kms.createKey('personal-data').arn,
    calls,
    async stop() {
      client.destroy();
      server.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function serve(answer: (action: string, input: Record<string, unknown>) => unknown) {
  return createServer(async (request, response) => {
    const action = String(request.headers['x-amz-target']).replace('TrentService.', '');
    const reply = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
    try {
      reply(200, await answer(action, (await json(request)) as Record<string, unknown>));
    } catch (error) {
      if (error instanceof AwsError) reply(error.status, { __type: error.code, message: error.message });
      else reply(500, { __type: 'KMSInternalException', message: String(error) });
    }
  });
}

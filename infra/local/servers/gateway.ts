import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { corsHeaders, isPreflight } from '../http-api/cors.ts';
import type { CorsDeclaration } from '../resources/platform.ts';
import type { Authorize, BusEntry, BusResult, Faults } from '../types.ts';
import { AwsError } from './aws-error.ts';
import { jsonRefusal, xmlRefusal } from './gateway/answers.ts';
import { type CallCount, createCounter } from './gateway/counts.ts';
import { dynamodbHeaders, dynamodbService } from './gateway/dynamodb.ts';
import { eventsService } from './gateway/events.ts';
import { createUpstream, type Upstream } from './gateway/forward.ts';
import { createHandler, type Handler } from './gateway/handle.ts';
import { kmsService } from './gateway/kms.ts';
import type { Answer, Service } from './gateway/model.ts';
import { objectsService, type StoredObject } from './gateway/objects.ts';
import { isPresigned } from './gateway/presigned.ts';
import { queuesService } from './gateway/queues.ts';
import { readCall } from './gateway/read-call.ts';
import type { Kms } from './kms.ts';
import type { Queues } from './queues.ts';

export type { CallCount } from './gateway/counts.ts';

export interface GatewayOptions {
  /** Port on loopback; 0 or nothing takes a free one. */
  port?: number;
  partition: string;
  region: string;
  account: string;
  authorize: Authorize;
  /** Endpoint of the database. */
  dynamodb: string;
  queues: Queues;
  kms: Kms;
  /** Endpoint of the object store, where the templates have buckets. */
  s3?: string;
  /** Called with 1 to 10 entries within AWS's limits; answers one result for each. */
  putEvents(entries: BusEntry[], accessKeyId: string): Promise<BusResult[]>;
  faults: Faults;
  /** The caller is to be killed: its write has reached the store and the answer is kept back. */
  onCrash(accessKeyId: string): void;
  /** Told after a write to these tables, so that stream readers need not wait for their next poll. */
  onWrite?(tables: string[]): void;
  /** Name of a table's partition key, for the condition key `dynamodb:LeadingKeys`. */
  partitionKeyOf?(table: string): string | undefined;
  /** Told of every object that was stored. */
  onObject?(object: StoredObject): Promise<void>;
  /** What browsers of other origins may do with a bucket; undefined: nothing. */
  corsOf?(bucket: string): CorsDeclaration | undefined;
  /** The secret behind an access key, for presigned requests; without it these are refused. */
  secretOf?(accessKeyId: string): string | undefined;
  /** Milliseconds since the epoch. Default: the machine's clock. */
  now?(): number;
  /** Name of the function behind an access key, for counts. Default: the access key. */
  nameOf?(accessKeyId: string): string;
}

export interface Gateway {
  endpoint: string;
  counts(): CallCount[];
  resetCounts(): void;
  /** While on, the database is asked for the capacity units of every call, so that `counts()` has them all. */
  measureCapacity(on: boolean): void;
  stop(): Promise<void>;
}

/** One loopback endpoint for all AWS calls of the functions; each call is authorized before it is answered. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  // SQLite has one writer: measured on two cores, 8 connections are faster than 4 and than 32.
  const upstreams = {
    dynamodb: createUpstream({ origin: options.dynamodb, carried: dynamodbHeaders, connections: 8 }),
    s3: options.s3 === undefined ? undefined : createUpstream({ origin: options.s3 }),
  };
  const counter = createCounter();
  let measuring = false;
  const services = servicesOf(options, upstreams, () => measuring);
  const nameOf = options.nameOf ?? ((accessKeyId: string) => accessKeyId);
  const handler = createHandler({ ...options, services, counter, nameOf });
  const server = await listen(handler, options);
  return {
    endpoint: endpointOf(server),
    counts: () => counter.counts(),
    resetCounts: () => counter.reset(),
    measureCapacity: (on) => {
      measuring = on;
    },
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await Promise.all([closed, upstreams.dynamodb.close(), upstreams.s3?.close()]);
    },
  };
}

interface Upstreams {
  dynamodb: Upstream;
  s3: Upstream | undefined;
}

function servicesOf(options: GatewayOptions, upstreams: Upstreams, measuring: () => boolean): Map<string, Service> {
  const { partition, region, account, onWrite, partitionKeyOf = () => undefined } = options;
  const arnBase = (service: string): string => `arn:${partition}:${service}:${region}:${account}:`;
  return new Map<string, Service>([
    [
      'dynamodb',
      dynamodbService({
        upstream: upstreams.dynamodb,
        arnBase: arnBase('dynamodb'),
        onWrite,
        partitionKeyOf,
        measuring,
      }),
    ],
    ['sqs', queuesService(options.queues, arnBase('sqs'))],
    ['kms', kmsService(options.kms)],
    ['events', eventsService({ arnBase: arnBase('events'), putEvents: options.putEvents })],
    ['s3', objectsService({ upstream: upstreams.s3, partition, onObject: options.onObject })],
  ]);
}

async function listen(handler: Handler, options: GatewayOptions): Promise<Server> {
  const { secretOf = () => undefined, now = Date.now, corsOf = () => undefined, port = 0 } = options;
  const server = createServer(async (request, response) => {
    const { url = '/' } = request;
    for (const [name, value] of Object.entries(corsHeaders(corsOf(url.split('/')[1] ?? ''), request)))
      response.setHeader(name, value);
    if (isPreflight(request)) return void response.writeHead(204).end();
    try {
      reply(response, await handler(await readCall(request, response, { secretOf, now })));
    } catch (error) {
      const { code, message, status } =
        error instanceof AwsError ? error : new AwsError('InternalFailure', String(error), 500);
      reply(response, (isPresigned(url) ? xmlRefusal : jsonRefusal('1.1'))(code, message, status));
    }
  });
  // Clients keep connections and close them themselves; closing first would race with their next call.
  server.keepAliveTimeout = 0;
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function reply(response: ServerResponse, answer: Answer | undefined): void {
  if (answer === undefined) {
    response.destroy();
    return;
  }
  response.writeHead(answer.status, { 'content-length': Buffer.byteLength(answer.body), ...answer.headers });
  response.end(answer.body);
}

function endpointOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the gateway has no port');
  return `http://127.0.0.1:${address.port}`;
}

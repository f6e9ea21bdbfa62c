/** What the rooms of the local engine say to each other. Nothing here knows a service of the product. */

/** Time as the engine tells it; it can be moved ahead, and every worker is told. */
export interface EngineClock {
  /** Milliseconds since the epoch, shifted. */
  now(): number;
  /** How far the clock stands ahead of the machine's, in milliseconds. */
  offset(): number;
  /** Move ahead by this many milliseconds (never back). Durable over a restart. */
  advance(milliseconds: number): void;
}

/** One call of an AWS API by a function's role. */
export interface AwsCall {
  accessKeyId: string;
  /** For instance `dynamodb:PutItem`. */
  action: string;
  /** ARNs that the call touches; every one must be allowed. */
  resources: string[];
  /** Condition keys, for instance `kms:EncryptionContext:person`. */
  context?: Record<string, string | string[]>;
}

export type Verdict = { allowed: true } | { allowed: false; reason: string };
export type Authorize = (call: AwsCall) => Verdict;

/** A Lambda function as the template declares it, after all references are resolved. */
export interface FunctionSpec {
  logicalId: string;
  name: string;
  arn: string;
  /** Folder that holds the bundle. */
  codePath: string;
  /** `index.api` = export `api` of `index.js`. */
  handler: string;
  environment: Record<string, string>;
  timeoutSeconds: number;
  memoryMb: number;
  roleArn: string;
  /** Made up at start; stands for the role in every signed call. */
  accessKeyId: string;
  /** Signs what the function hands out, such as a presigned address. */
  secretAccessKey: string;
  reservedConcurrency?: number;
}

export type Invocation =
  | { ok: true; payload: unknown }
  | { ok: false; errorType: string; message: string; timedOut: boolean };

/** Hosts the functions in workers; one invocation at a time per worker, as Lambda does. */
export interface LambdaHost {
  invoke(functionName: string, event: unknown): Promise<Invocation>;
  stop(): Promise<void>;
}

/** One entry of a PutEvents call (field names as on the wire). */
export interface BusEntry {
  Source?: string;
  DetailType?: string;
  Detail?: string;
  EventBusName?: string;
  Time?: number | string;
  Resources?: string[];
}
export type BusResult = { EventId: string } | { ErrorCode: string; ErrorMessage: string };

/** Faults that tests may ask for; all probabilities are 0 to 1 and drawn from a seeded generator. */
export interface FaultPlan {
  seed: number;
  /** A queue message or stream batch is delivered twice. */
  duplicate?: number;
  /** A message is held back before its first delivery, up to `delayMs`. */
  delay?: number;
  delayMs?: number;
  /** Messages of one poll are shuffled (standard queues only). */
  reorder?: number;
  /** The worker is killed after the named API write reached the store and before the function saw the answer. */
  crashAfterWrite?: number;
  /** A DynamoDB call is answered with ProvisionedThroughputExceededException. */
  throttle?: number;
  /** One entry of a PutEvents call fails alone; of a BatchWriteItem, the second half is left undone. */
  partialFailure?: number;
}

/** Decides, for each occasion, whether a fault strikes. */
export interface Faults {
  plan(): FaultPlan | undefined;
  set(plan: FaultPlan | undefined): void;
  strikes(kind: 'duplicate' | 'delay' | 'reorder' | 'crashAfterWrite' | 'throttle' | 'partialFailure'): boolean;
  /** A number in [0, 1) from the plan's generator. */
  random(): number;
  /** How often each fault struck since the plan was set. */
  counts(): Record<string, number>;
}

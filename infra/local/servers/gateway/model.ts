import type { AwsCall } from '../../types.ts';

/** One signed call as it arrived. */
export interface Call {
  accessKeyId: string;
  /** Service of the signature's scope, for instance `dynamodb`. */
  service: string;
  /** For instance `PutItem`; empty for S3, whose action follows from method and path. */
  operation: string;
  method: string;
  /** Path and query. */
  url: string;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
  /** The body of a JSON call, parsed once; empty for S3. */
  input: Record<string, unknown>;
  /** A signal for calls that wait; it aborts when the caller hangs up. */
  hungUp(): AbortSignal;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Buffer | string;
}

/** What a service wants the gateway to ask, to do and to count for one call. */
export interface Plan {
  /** For counts, for instance `dynamodb:PutItem`. */
  action: string;
  /** Every one must be allowed. */
  accesses: Omit<AwsCall, 'accessKeyId'>[];
  /** Items or entries carried. */
  items: number;
  /** Whether a success changes something; such calls can be struck by `crashAfterWrite`. */
  writes: boolean;
  run(): Promise<Answer>;
  /** Told of a success, before the caller gets the answer. */
  done?(): void;
  /** Capacity units that an answer reports. */
  capacityUnits?(answer: Answer): number;
  /** Runs a part alone and leaves the rest to the caller, when the partial fault strikes; for calls of many items. */
  partly?(): Promise<Answer>;
  /** The answer in place of a run when the throttle fault strikes; services without it are not throttled. */
  throttled?(): Answer;
}

/** One AWS service behind the gateway. Throws AwsError for calls that it refuses. */
export interface Service {
  plan(call: Call): Plan;
  /** A refusal in the service's protocol. */
  refuse(code: string, message: string, status: number): Answer;
  /** What the service calls a missing grant. */
  denied: { code: string; status: number };
}

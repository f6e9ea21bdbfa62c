export interface QueueSpec {
  name: string;
  /** SQS attribute names and their values as strings: VisibilityTimeout, DelaySeconds, RedrivePolicy (JSON), … */
  attributes: Record<string, string>;
}

export interface MessageAttribute {
  DataType: string;
  StringValue?: string;
  /** Base64. */
  BinaryValue?: string;
}

export interface OutgoingMessage {
  body: string;
  delaySeconds?: number;
  messageAttributes?: Record<string, MessageAttribute>;
}

export interface ReceivedMessage {
  messageId: string;
  receiptHandle: string;
  body: string;
  md5OfBody: string;
  /** ApproximateReceiveCount, SentTimestamp, SenderId, ApproximateFirstReceiveTimestamp. */
  attributes: Record<string, string>;
  messageAttributes: Record<string, MessageAttribute>;
}

export interface StoredMessage {
  messageId: string;
  body: string;
  sentAt: number;
  receiveCount: number;
  messageAttributes: Record<string, MessageAttribute>;
}

export interface Depth {
  visible: number;
  inFlight: number;
  delayed: number;
}

export interface ReceiveOptions {
  /** Default 1. */
  max?: number;
  /** Long polling; 0 answers at once. */
  waitMs?: number;
  visibilitySeconds?: number;
  signal?: AbortSignal;
}

/** SQS in process. Queues are named by name, URL or ARN alike. */
export interface Queues {
  /** Creates or updates; messages of an earlier run stay. */
  create(spec: QueueSpec): { arn: string };
  /** All or none of the messages are stored durably when it resolves; answers their ids. */
  send(queue: string, messages: OutgoingMessage[]): Promise<string[]>;
  receive(queue: string, options?: ReceiveOptions): Promise<ReceivedMessage[]>;
  /** Unknown handles are passed over, as SQS does. */
  delete(queue: string, receiptHandles: string[]): Promise<void>;
  changeVisibility(queue: string, receiptHandle: string, seconds: number): Promise<void>;
  depth(queue: string): Depth;
  names(): string[];
  /** The attributes that the queue was created with, or undefined for an unknown queue. */
  attributes(queue: string): Record<string, string> | undefined;
  arn(queue: string): string;
  /** Messages in the order of arrival, without receiving them. */
  peek(queue: string, limit?: number): StoredMessage[];
  /** The engine's clock moved ahead: what was sent with a delay becomes visible so much sooner. */
  hurry(milliseconds: number): Promise<void>;
  /** Moves up to `limit` messages of a dead-letter queue to another; answers how many. */
  redrive(from: string, to: string, limit?: number): Promise<number>;
  purge(queue: string): Promise<void>;
  /** One call of the SQS JSON protocol, for instance `SendMessage`. Refusals are thrown as AwsError. */
  call(action: string, input: Record<string, unknown>, signal?: AbortSignal): Promise<unknown>;
  stop(): Promise<void>;
}

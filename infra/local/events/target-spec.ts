/** A rule's target, properties as in the template. */
export interface TargetSpec {
  Id: string;
  /** Of an SQS queue or a Lambda function. */
  Arn: string;
  Input?: string;
  InputPath?: string;
  DeadLetterConfig?: { Arn?: string };
  RetryPolicy?: { MaximumRetryAttempts?: number; MaximumEventAgeInSeconds?: number };
  [other: string]: unknown;
}

import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';

const minutes = (count: number) => Duration.minutes(count);

const metric = (namespace: string, metricName: string, dimensionsMap: Record<string, string>, statistic: string) =>
  new Metric({ namespace, metricName, dimensionsMap, statistic, period: minutes(5) });

/** Messages that wait in a queue. */
export const waiting = (queue: string): Metric =>
  metric('AWS/SQS', 'ApproximateNumberOfMessagesVisible', { QueueName: queue }, Stats.MAXIMUM);

/** Age of a queue's oldest message, in seconds. */
export const oldestMessage = (queue: string): Metric =>
  metric('AWS/SQS', 'ApproximateAgeOfOldestMessage', { QueueName: queue }, Stats.MAXIMUM);

/** A function's failures, and calls that were turned away. */
export const ofFunction = (name: string, what: 'Errors' | 'Throttles' | 'Invocations'): Metric =>
  metric('AWS/Lambda', what, { FunctionName: name }, Stats.SUM);

/** How far a stream's reader is behind, in milliseconds. */
export const iteratorAge = (name: string): Metric =>
  metric('AWS/Lambda', 'IteratorAge', { FunctionName: name }, Stats.MAXIMUM);

/** How long 99 of 100 runs of a function took at most, in milliseconds. */
export const duration = (name: string): Metric => metric('AWS/Lambda', 'Duration', { FunctionName: name }, Stats.p(99));

/** Requests to an HTTP API by how they ended. */
export const ofApi = (apiId: string, what: 'Count' | '4xx' | '5xx'): Metric =>
  metric('AWS/ApiGateway', what, { ApiId: apiId }, Stats.SUM);

/** Reads and writes that a table turned away. */
export const tableThrottles = (table: string): MathExpression => {
  const of = (metricName: string) => metric('AWS/DynamoDB', metricName, { TableName: table }, Stats.SUM);
  const usingMetrics = { reads: of('ReadThrottleEvents'), writes: of('WriteThrottleEvents') };
  const expression = 'FILL(reads, 0) + FILL(writes, 0)';
  return new MathExpression({ expression, usingMetrics, label: table, period: minutes(5) });
};

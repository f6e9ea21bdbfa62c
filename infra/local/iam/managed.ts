const logs = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];
const streams = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'];
const queues = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
const tracing = ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'];

const actions: Readonly<Record<string, string[]>> = {
  'service-role/AWSLambdaBasicExecutionRole': logs,
  'service-role/AWSLambdaDynamoDBExecutionRole': [...streams, ...logs],
  'service-role/AWSLambdaSQSQueueExecutionRole': [...queues, ...logs],
  AWSXRayDaemonWriteAccess: tracing,
};

/** The document of one of AWS's own managed policies that functions use; undefined for others. */
export function awsManagedPolicy(arn: string): unknown {
  const name = /^arn:[a-z-]+:iam::aws:policy\/(.+)$/.exec(arn)?.[1] ?? '';
  const allowed = actions[name];
  return allowed && { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: allowed, Resource: '*' }] };
}

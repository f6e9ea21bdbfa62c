import { describe, expect, test } from 'vitest';
import { permissionsOf } from '../testing/permissions.ts';
import { resourcesOf, synthesized } from '../testing/synthesized.ts';

const dev = synthesized('dev', { change: { tracing: false } });
const log = '{plus-dev-post-log.Arn}';
const stream = '{plus-dev-post-log.StreamArn}';
const views = '{plus-dev-post-views.Arn}';
const keys = 'arn:{AWS::Partition}:dynamodb:ap-southeast-1:{AWS::AccountId}:table/plus-dev-keys';
const bus = 'arn:{AWS::Partition}:events:ap-southeast-1:{AWS::AccountId}:event-bus/plus-dev';
const inTransaction = 'if {"ForAnyValue:StringEquals":{"dynamodb:EnclosingOperation":["TransactWriteItems"]}}';
const snapshotsAlone = 'if {"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["snapshot#*"]}}';
const inOwnName = 'if {"ForAllValues:StringEquals":{"events:source":["plus.post"]}}';
const forAPerson = 'if {"Null":{"kms:EncryptionContext:person":"false"}}';

const ownLog = (name: string) =>
  ['CreateLogStream', 'PutLogEvents'].map((action) => `logs:${action} on {/aws/lambda/${name}.Arn}`);
const deciding = [
  `dynamodb:Query on ${log}`,
  `dynamodb:PutItem on ${log}`,
  `dynamodb:DeleteItem on ${log} ${inTransaction}`,
  `dynamodb:GetItem on ${views} ${snapshotsAlone}`,
  `dynamodb:PutItem on ${views} ${snapshotsAlone}`,
];
const kit = [
  ...deciding,
  `dynamodb:Query on ${views}`,
  `dynamodb:GetItem on ${views}`,
  'sqs:SendMessage on {plus-dev-post-work.Arn}',
];
const sealing = [
  ...['Query', 'GetItem', 'PutItem'].map((action) => `dynamodb:${action} on ${keys}`),
  ...['GenerateDataKey', 'Decrypt'].map((action) => `kms:${action} on {ssm:/plus/dev/personal-key/arn} ${forAPerson}`),
];
const readingStream = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map(
  (action) => `dynamodb:${action} on ${stream}`,
);
const readingQueue = (queue: string) =>
  ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].map((action) => `sqs:${action} on {${queue}.Arn}`);
const onFiles = (...permissions: string[]) =>
  permissions.map((permission) => {
    const [action, prefix = ''] = permission.split(' ');
    return expect.stringMatching(new RegExp(`^s3:${action} on \\{Files\\w*\\.Arn\\}${prefix.replace('*', '\\*')}$`));
  });
const secrets = ['GenerateDataKey', 'Decrypt'].map((action) =>
  expect.stringMatching(new RegExp(`^kms:${action} on \\{SecretsKey\\w*\\.Arn\\}$`)),
);

describe('the role of', () => {
  test.each([
    ['api', [...kit, ...sealing, ...secrets, ...onFiles('PutObject /incoming/*', 'GetObject /kept/*', 'ListBucket')]],
    [
      'relay',
      [...readingStream, `events:PutEvents on ${bus} ${inOwnName}`, 'sqs:SendMessage on {plus-dev-post-relay-dlq.Arn}'],
    ],
    [
      'projector',
      [
        ...readingStream,
        `dynamodb:Query on ${log}`,
        `dynamodb:PutItem on ${views}`,
        `dynamodb:BatchWriteItem on ${views}`,
        `dynamodb:DeleteItem on ${views}`,
        `dynamodb:GetItem on ${views} ${snapshotsAlone}`,
        'sqs:SendMessage on {plus-dev-post-projector-dlq.Arn}',
      ],
    ],
    [
      'inbox',
      [
        ...kit,
        ...readingQueue('plus-dev-post-inbox'),
        'sqs:SendMessage on {plus-dev-post-inbox-dlq.Arn}',
        ...onFiles('DeleteObject /incoming/*', 'DeleteObject /kept/*'),
      ],
    ],
    [
      'files',
      [
        ...kit,
        ...readingQueue('plus-dev-post-files'),
        ...sealing,
        ...onFiles('GetObject /incoming/*', 'DeleteObject /incoming/*', 'PutObject /kept/*', 'ListBucket'),
      ],
    ],
    ['deadlines', kit],
    [
      'work',
      [
        ...kit,
        ...readingQueue('plus-dev-post-work'),
        ...secrets,
        ...sealing,
        'sqs:SendMessage on {plus-dev-post-out.Arn}',
      ],
    ],
  ])('%s allows this and no more', (kind, expected) => {
    const name = `plus-dev-post-${kind}`;
    const allowed = permissionsOf(dev, name);
    expect(allowed).toEqual(expect.arrayContaining([...expected, ...ownLog(name)]));
    expect(allowed).toHaveLength(expected.length + 2);
  });

  test('a service without personal data, snapshots or work allows none of it', () => {
    expect(permissionsOf(dev, 'plus-dev-mill-api')).toEqual(
      [
        'dynamodb:Query on {plus-dev-mill-log.Arn}',
        'dynamodb:PutItem on {plus-dev-mill-log.Arn}',
        `dynamodb:DeleteItem on {plus-dev-mill-log.Arn} ${inTransaction}`,
        'dynamodb:Query on {plus-dev-mill-views.Arn}',
        'dynamodb:GetItem on {plus-dev-mill-views.Arn}',
        ...ownLog('plus-dev-mill-api'),
      ].sort(),
    );
  });

  test('unrouted allows its own log', () => {
    expect(permissionsOf(dev, 'plus-dev-unrouted')).toEqual(ownLog('plus-dev-unrouted'));
  });
});

describe('roles', () => {
  test('are one for each function', () => {
    for (const { Resources } of Object.values(dev.templates)) {
      const all = Object.values(Resources);
      const used = all.flatMap(({ Type, Properties }) => (Type === 'AWS::Lambda::Function' ? [Properties.Role] : []));
      const roles = new Set(used.map((role) => JSON.stringify(role)));
      expect(roles.size).toBe(used.length);
      // The scanner's is not a function's.
      const scanners = all.filter(({ Type }) => Type === 'AWS::GuardDuty::MalwareProtectionPlan').length;
      expect(all.filter(({ Type }) => Type === 'AWS::IAM::Role')).toHaveLength(used.length + scanners);
    }
  });

  test('hold no wildcard, but for files under a prefix, and for X-Ray where the stage traces', () => {
    const wild = (from: typeof dev) =>
      resourcesOf(from, 'AWS::Lambda::Function')
        .flatMap(({ FunctionName }) => permissionsOf(from, String(FunctionName)))
        .filter((line) => /^\S*\*| on \S*\*/.test(line) && !/^s3:\w+Object on \S+\/(incoming|kept)\/\*$/.test(line));
    expect(wild(dev)).toEqual([]);
    const traced = new Set(wild(synthesized('dev', { change: { tracing: true } })));
    expect([...traced].sort()).toEqual(['xray:PutTelemetryRecords on *', 'xray:PutTraceSegments on *']);
  });
});

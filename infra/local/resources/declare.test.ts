import { describe, expect, it } from 'vitest';
import type { Stack, Template } from '../template/model.ts';
import { declarePlatform } from './declare.ts';
import type { Platform, Surroundings } from './platform.ts';

const around: Surroundings = {
  partition: 'aws',
  region: 'us-east-1',
  account: '111122223333',
  queueUrl: (name) => `http://gateway/111122223333/${name}`,
  apiUrl: () => 'http://api',
  createKey: (name) => ({ keyId: name, arn: `arn:key/${name}` }),
  createAlias: () => {},
};

const stack = (name: string, Resources: Template['Resources'], more: Partial<Template> = {}): Stack => ({
  name,
  account: '111122223333',
  region: 'us-east-1',
  template: { ...more, ...(Resources && { Resources }) },
  assets: new Map([['code.zip', '/assets/code']]),
  after: [],
});

const declared = (Resources: NonNullable<Template['Resources']>): Platform =>
  declarePlatform([stack('shop', Resources)], around);

const Role = {
  Type: 'AWS::IAM::Role',
  Properties: { AssumeRolePolicyDocument: { Statement: [] } },
};
const lambda = (more: object = {}) => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    Code: { S3Bucket: 'b', S3Key: 'code.zip' },
    Handler: 'index.api',
    Runtime: 'nodejs24.x',
    Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
    ...more,
  },
});

describe('declaring', () => {
  it('given a function, when declared, then references, asset and AWS’s defaults are filled in', () => {
    const Queue = { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'work' } };
    const Environment = { Variables: { URL: { Ref: 'Queue' }, COUNT: 3 } };
    const [found] = declared({ Code: lambda({ Environment }), Queue, Role }).functions;
    expect(found).toMatchObject({
      where: 'shop/Code',
      name: 'shop-Code',
      codePath: '/assets/code',
      timeoutSeconds: 3,
      memoryMb: 128,
      roleArn: 'arn:aws:iam::111122223333:role/shop-Role',
      environment: { URL: 'http://gateway/111122223333/work', COUNT: '3' },
    });
  });

  it('given a resource whose condition fails, when declared, then it is not there', () => {
    const Conditions = { Never: { 'Fn::Equals': ['a', 'b'] } };
    const Queue = { Type: 'AWS::SQS::Queue', Condition: 'Never' };
    expect(declarePlatform([stack('shop', { Queue }, { Conditions })], around).queues).toEqual([]);
  });

  it('given a table, when declared, then what DynamoDB is asked for has no settings that only AWS has', () => {
    const AttributeDefinitions = [{ AttributeName: 'id', AttributeType: 'S' }];
    const Properties = {
      AttributeDefinitions,
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      TimeToLiveSpecification: { AttributeName: 'until', Enabled: true },
    };
    const [table] = declared({ Things: { Type: 'AWS::DynamoDB::Table', Properties } }).tables;
    expect(table?.create).not.toHaveProperty('PointInTimeRecoverySpecification');
    expect(table).toMatchObject({
      timeToLiveAttribute: 'until',
      streamArn: 'arn:aws:dynamodb:us-east-1:111122223333:table/shop-Things/stream/local',
      create: { BillingMode: 'PAY_PER_REQUEST', StreamSpecification: { StreamEnabled: true } },
    });
  });

  it('given a permission, when declared, then that service may call the function for that source and no other', () => {
    const Permission = {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: { 'Fn::GetAtt': ['Code', 'Arn'] },
        Principal: 'events.amazonaws.com',
        SourceArn: 'arn:aws:events:us-east-1:111122223333:rule/tick',
      },
    };
    const { access, functions } = declared({ Code: lambda(), Permission, Role });
    const call = {
      service: 'events.amazonaws.com',
      action: 'lambda:InvokeFunction',
      resource: functions[0]?.arn ?? '',
    };
    const from = (rule: string) =>
      access.authorizeService({ ...call, sourceArn: `arn:aws:events:us-east-1:111122223333:rule/${rule}` });
    expect([from('tick').allowed, from('tock').allowed]).toEqual([true, false]);
  });
});

describe('what cannot run', () => {
  it('given unknown types in several stacks, when declared, then all are named at once', () => {
    const odd = (Type: string) => ({ Odd: { Type } });
    const stacks = [stack('a', odd('AWS::Fancy::One')), stack('b', odd('Custom::Two'))];
    expect(() => declarePlatform(stacks, around)).toThrow(/a\/Odd \(AWS::Fancy::One\), b\/Odd \(Custom::Two\)/);
  });

  it.each([
    [
      'an unknown property',
      lambda({ FileSystemConfigs: [] }),
      /shop\/Code \(AWS::Lambda::Function\).*FileSystemConfigs/s,
    ],
    ['another runtime', lambda({ Runtime: 'python3.13' }), /only nodejs runtimes/],
    ['a missing asset', lambda({ Code: { S3Bucket: 'b', S3Key: 'x.zip' } }), /no asset x.zip/],
    [
      'a boundary',
      { ...Role, Properties: { ...Role.Properties, PermissionsBoundary: 'arn:x' } },
      /PermissionsBoundary/,
    ],
    [
      'a stage that would serve nothing',
      { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId: 'x', StageName: '$default' } },
      /AutoDeploy/,
    ],
  ])('given %s, when declared, then place and fault are named', (_name, resource, message) => {
    expect(() => declared({ Code: resource, Role })).toThrow(message);
  });
});

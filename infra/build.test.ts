import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { describe, expect, test } from 'vitest';
import { addStage, createApp } from './build.ts';
import { services } from './services.ts';
import { stageNamed } from './stages.ts';
import { plain } from './testing/fixture-services.ts';
import { resourcesOf, synthesized } from './testing/synthesized.ts';

/** What the local engine runs or knowingly passes over. */
const knownTypes = new Set(
  [
    ['AWS::ApiGatewayV2', 'Api', 'Stage', 'Route', 'Integration'],
    ['AWS::CloudWatch', 'Alarm', 'Dashboard'],
    ['AWS::DynamoDB', 'Table'],
    ['AWS::Events', 'EventBus', 'Archive', 'Rule'],
    ['AWS::IAM', 'Role', 'Policy'],
    ['AWS::GuardDuty', 'MalwareProtectionPlan'],
    ['AWS::KMS', 'Key', 'Alias'],
    ['AWS::S3', 'Bucket', 'BucketPolicy'],
    ['AWS::Lambda', 'Function', 'EventSourceMapping', 'Permission', 'EventInvokeConfig'],
    ['AWS::Logs', 'LogGroup'],
    ['AWS::SNS', 'Topic', 'TopicPolicy', 'Subscription'],
    ['AWS::SQS', 'Queue', 'QueuePolicy'],
    ['AWS::SSM', 'Parameter'],
  ].flatMap(([namespace, ...names]) => names.map((name) => `${namespace}::${name}`)),
);

describe('the app', { timeout: 120_000 }, () => {
  test('given the platform and all its services, passes cdk-nag and CloudFormation’s schemas', () => {
    expect(() => synthesized('prod', { services, checks: ['solutions', 'schemas'] })).not.toThrow();
  });

  test.each(['local', 'dev', 'prod', 'prod-cn'])('of stage %s passes cdk-nag', (stage) => {
    expect(() => synthesized(stage, { checks: ['solutions'] })).not.toThrow();
  });

  test('given a finding that nobody acknowledged, is not synthesized', () => {
    const app = createApp(mkdtempSync(join(tmpdir(), 'plus-nag-')));
    new Queue(new Stack(app, 'careless'), 'WithoutDeadLetters');
    addStage(app, stageNamed('dev'), { services: [], assets: { unrouted: 'infra/testing' }, checks: ['solutions'] });
    expect(() => app.synth()).toThrow('AwsSolutions-SQS3');
    rmSync(app.outdir, { recursive: true });
  });

  test('given a service without a bundle, says so', () => {
    const parts = { services: [plain], assets: { unrouted: 'infra/testing' }, checks: [] };
    expect(() => addStage(createApp(), stageNamed('local'), parts)).toThrow('there is no bundle for mill');
  });
});

describe('templates', () => {
  const local = synthesized('local', { change: { alarmEmail: 'ops@plus.example' } });

  test('hold no resource that the local engine does not know', () => {
    const types = Object.values(local.templates).flatMap(({ Resources }) => Object.values(Resources));
    expect(types.map(({ Type }) => Type).filter((type) => !knownTypes.has(type))).toEqual([]);
  });

  test('export and import nothing; they meet by SSM parameters that the platform stack sets', () => {
    for (const text of Object.values(local.texts)) expect(text).not.toMatch(/"Export"|Fn::ImportValue/);
    const told = resourcesOf(local, 'AWS::SSM::Parameter').map(({ Name }) => Name);
    const asked = Object.values(local.templates).flatMap(({ Parameters = {} }) =>
      Object.values(Parameters).flatMap(({ Type, Default }) => (Type.startsWith('AWS::SSM') ? [Default] : [])),
    );
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((name) => !told.includes(name))).toEqual([]);
  });

  test('of stage local ask for no bootstrapped account', () => {
    for (const text of Object.values(local.texts)) expect(text).not.toContain('BootstrapVersion');
  });

  test('let a deployment say whose tokens are accepted', () => {
    const { Parameters } = local.templates['plus-local-platform'] ?? {};
    expect(Parameters?.TokenIssuer?.Default).toBe(stageNamed('local').token.issuer);
    expect(Parameters?.TokenAudience?.Default).toBe('plus');
    expect(Parameters?.TokenJwksUri?.Default).toBe(stageNamed('local').token.jwksUri);
    const values = resourcesOf(local, 'AWS::SSM::Parameter').map(({ Value }) => Value);
    expect(values).toEqual(expect.arrayContaining(['{TokenIssuer}', '{TokenAudience}', '{TokenJwksUri}']));
  });
});

describe('in AWS China', () => {
  const china = synthesized('prod-cn');

  test('no ARN names the partition of other countries', () => {
    expect(Object.keys(china.texts).length).toBeGreaterThan(3);
    for (const text of Object.values(china.texts)) expect(text).not.toContain('arn:aws:');
  });

  test('nothing is asked of X-Ray, and functions are of the architecture that is there', () => {
    for (const text of Object.values(china.texts)) expect(text).not.toContain('xray:');
    for (const { Architectures, TracingConfig } of resourcesOf(china, 'AWS::Lambda::Function')) {
      expect(Architectures).toEqual(['x86_64']);
      expect(TracingConfig).toBeUndefined();
    }
  });

  test('what stream readers give up goes to queues', () => {
    const streams = resourcesOf(china, 'AWS::Lambda::EventSourceMapping').filter(
      ({ StartingPosition }) => StartingPosition,
    );
    expect(streams).toHaveLength(4);
    for (const { DestinationConfig } of streams) expect(JSON.stringify(DestinationConfig)).toContain('-dlq.Arn');
  });
});

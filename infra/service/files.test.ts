import { describe, expect, test } from 'vitest';
import { watchedOf } from '../operations/watched.ts';
import { rich } from '../testing/fixture-services.ts';
import { resourcesOf, resourceWith, synthesized } from '../testing/synthesized.ts';

describe('files', () => {
  const dev = synthesized('dev');
  const [bucket] = resourcesOf(dev, 'AWS::S3::Bucket');

  test('lie where nobody outside reads them, encrypted, and leave no versions behind', () => {
    expect(resourcesOf(dev, 'AWS::S3::Bucket')).toHaveLength(1);
    const all = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];
    expect(bucket).toMatchObject({
      PublicAccessBlockConfiguration: Object.fromEntries(all.map((name) => [name, true])),
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
    });
    expect(bucket?.BucketEncryption).toBeDefined();
    expect(bucket).not.toHaveProperty('VersioningConfiguration');
    expect(JSON.stringify(resourcesOf(dev, 'AWS::S3::BucketPolicy'))).toContain('"aws:SecureTransport":"false"');
  });

  test('are forgotten when they came and were neither kept nor removed', () => {
    expect(bucket?.LifecycleConfiguration).toMatchObject({
      Rules: expect.arrayContaining([expect.objectContaining({ Prefix: 'incoming/', ExpirationInDays: 2 })]),
    });
  });

  test('of a stage that names a scanner outside are told to it, and its role may read them and tell the bus, no more', () => {
    const china = synthesized('prod-cn', { change: { malwareScan: { outside: 'made-up' } }, checks: ['solutions'] });
    const arrived = resourceWith(china, 'AWS::Events::Rule', 'Name', 'plus-prod-cn-post-files-arrived');
    expect((arrived.Targets as { Arn: string }[]).map(({ Arn }) => Arn)).toEqual([
      '{plus-prod-cn-post-files.Arn}',
      '{plus-prod-cn-post-to-scan.Arn}',
    ]);
    const policy = resourceWith(china, 'AWS::IAM::ManagedPolicy', 'ManagedPolicyName', 'plus-prod-cn-post-scanner');
    const { Statement } = policy.PolicyDocument as { Statement: { Action: unknown; Condition?: unknown }[] };
    expect(Statement).toMatchObject([
      { Action: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'] },
      { Action: 's3:GetObject' },
      {
        Action: 'events:PutEvents',
        Condition: { 'ForAllValues:StringEquals': { 'events:source': ['plus.scanner'] } },
      },
    ]);
    const rule = resourceWith(china, 'AWS::Events::Rule', 'Name', 'plus-prod-cn-post-files-scanned');
    expect(rule).toMatchObject({ EventBusName: 'plus-prod-cn' });
    expect(rule.EventPattern).toMatchObject({ 'detail-type': ['plus.scanner.file-scanned.v1'] });
    expect(resourcesOf(china, 'AWS::GuardDuty::MalwareProtectionPlan')).toEqual([]);
    const settings = { name: 'prod-cn', mailbox: false, malwareScan: { outside: 'made-up' } };
    expect(watchedOf(settings, rich).queues).toContain('plus-prod-cn-post-to-scan');
  });

  test('of a stage without a scanner are refused by the function that would take them', () => {
    const none = synthesized('dev', { change: { malwareScan: 'none' } });
    const api = resourceWith(none, 'AWS::Lambda::Function', 'FunctionName', 'plus-dev-post-api');
    expect(api.Environment).toMatchObject({ Variables: { FILE_SCANNER: 'none' } });
    expect(
      JSON.stringify(resourceWith(dev, 'AWS::Lambda::Function', 'FunctionName', 'plus-dev-post-api').Environment),
    ).not.toContain('FILE_SCANNER');
  });

  test('of a stage with GuardDuty are scanned, and it tells of it', () => {
    expect(resourcesOf(dev, 'AWS::GuardDuty::MalwareProtectionPlan')).toHaveLength(1);
    const scanned = resourceWith(dev, 'AWS::Events::Rule', 'Name', 'plus-dev-post-files-scanned');
    expect(scanned.EventPattern).toMatchObject({ source: ['aws.guardduty'] });
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runbooks } from './operations/runbooks.ts';
import { resourcesOf, synthesized } from './testing/synthesized.ts';

const prod = synthesized('prod');
const alarms = resourcesOf(prod, 'AWS::CloudWatch::Alarm');
const namesOf = (type: string, property: string) => resourcesOf(prod, type).map((one) => String(one[property]));

/** Texts of all alarms, to look for what they watch. */
const watching = (metric: string, dimension: string, value: string) =>
  alarms.filter((alarm) => {
    const text = JSON.stringify(alarm);
    return text.includes(`"MetricName":"${metric}"`) && text.includes(`{"Name":"${dimension}","Value":"${value}"}`);
  });

describe('alarms', () => {
  test.each(namesOf('AWS::SQS::Queue', 'QueueName'))('tell when queue %s backs up', (queue) => {
    const metric = queue.endsWith('-dlq') ? 'ApproximateNumberOfMessagesVisible' : 'ApproximateAgeOfOldestMessage';
    expect(watching(metric, 'QueueName', queue)).toHaveLength(1);
  });

  test.each(namesOf('AWS::Lambda::Function', 'FunctionName').filter((name) => !name.endsWith('-unrouted')))(
    'tell when function %s fails or is turned away',
    (name) => {
      expect(watching('Errors', 'FunctionName', name)).toHaveLength(1);
      expect(watching('Throttles', 'FunctionName', name)).toHaveLength(1);
    },
  );

  test.each(['post-relay', 'post-projector', 'mill-relay', 'mill-projector'])(
    'tell when %s falls behind its stream',
    (name) => {
      expect(watching('IteratorAge', 'FunctionName', `plus-prod-${name}`)).toHaveLength(1);
    },
  );

  test.each(namesOf('AWS::DynamoDB::Table', 'TableName'))('tell when table %s turns calls away', (table) => {
    expect(watching('WriteThrottleEvents', 'TableName', table)).toHaveLength(1);
    expect(watching('ReadThrottleEvents', 'TableName', table)).toHaveLength(1);
  });

  test('tell when requests fail, and when deadlines no longer run', () => {
    expect(watching('5xx', 'ApiId', '{ssm:/plus/prod/api/id}')).toHaveLength(1);
    expect(watching('Invocations', 'FunctionName', 'plus-prod-post-deadlines')).toMatchObject([
      { ComparisonOperator: 'LessThanThreshold', TreatMissingData: 'breaching' },
    ]);
  });

  test('all go to the stage’s topic, when they begin and when they are over', () => {
    const topic = ['{ssm:/plus/prod/alarm-topic/arn}'];
    for (const { AlarmActions, OKActions } of alarms) {
      expect(AlarmActions).toEqual(topic);
      expect(OKActions).toEqual(topic);
    }
  });

  test('have names of their own, and say what to do', () => {
    const names = alarms.map(({ AlarmName }) => AlarmName);
    expect(new Set(names).size).toBe(names.length);
    const links = alarms.map(({ AlarmDescription }) => String(AlarmDescription).split('#')[1]);
    expect(new Set(links)).toEqual(new Set(Object.values(runbooks)));
  });

  test('lead to sections that the runbook has', () => {
    const text = readFileSync('docs/operations.md', 'utf8');
    const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title.toLowerCase().replaceAll(' ', '-'),
    );
    expect(headings).toEqual(expect.arrayContaining(Object.values(runbooks)));
  });
});

describe('the alarm topic', () => {
  test('is encrypted by a key that CloudWatch may use, for alarms of this account', () => {
    expect(resourcesOf(prod, 'AWS::SNS::Topic')).toMatchObject([{ TopicName: 'plus-prod-alarms' }]);
    expect(JSON.stringify(resourcesOf(prod, 'AWS::SNS::Topic'))).toMatch(/KmsMasterKeyId":"\{AlarmKey/);
    const key = resourcesOf(prod, 'AWS::KMS::Key').find((one) => JSON.stringify(one).includes('cloudwatch.amazonaws'));
    expect(JSON.stringify(key)).toContain('"Condition":{"StringEquals":{"aws:SourceAccount":"{AWS::AccountId}"}}');
  });

  test('given an address in the stage’s settings, is mailed to it', () => {
    expect(resourcesOf(prod, 'AWS::SNS::Subscription')).toEqual([]);
    const mailed = synthesized('prod', { change: { alarmEmail: 'ops@plus.example' } });
    expect(resourcesOf(mailed, 'AWS::SNS::Subscription')).toMatchObject([
      { Protocol: 'email', Endpoint: 'ops@plus.example' },
    ]);
  });
});

test('the dashboard shows every service', () => {
  const [dashboard] = resourcesOf(prod, 'AWS::CloudWatch::Dashboard');
  expect(dashboard?.DashboardName).toBe('plus-prod');
  for (const service of ['post', 'mill']) expect(String(dashboard?.DashboardBody)).toContain(`## ${service}`);
});

import { describe, expect, test } from 'vitest';
import { wantedEvents } from '../shared/service/index.ts';
import { rich } from './testing/fixture-services.ts';
import { resourcesOf, resourceWith, synthesized } from './testing/synthesized.ts';

const dev = synthesized('dev');
const functionNamed = (name: string) => resourceWith(dev, 'AWS::Lambda::Function', 'FunctionName', name);
const queueNamed = (name: string) => resourceWith(dev, 'AWS::SQS::Queue', 'QueueName', name);
const sourceOf = (name: string) =>
  resourceWith(dev, 'AWS::Lambda::EventSourceMapping', 'FunctionName', `{plus-dev-${name}}`);

describe('functions', () => {
  const namesOf = (service: string) =>
    resourcesOf(dev, 'AWS::Lambda::Function')
      .map(({ FunctionName }) => String(FunctionName))
      .filter((name) => name.startsWith(`plus-dev-${service}-`))
      .sort();

  test('given a service that has everything, are seven', () => {
    const kinds = ['api', 'deadlines', 'files', 'inbox', 'projector', 'relay', 'work'];
    expect(namesOf('post')).toEqual(kinds.map((kind) => `plus-dev-post-${kind}`));
  });

  test('given a service that hears nothing and has nothing due, are the three that it needs', () => {
    expect(namesOf('mill')).toEqual(['api', 'projector', 'relay'].map((kind) => `plus-dev-mill-${kind}`));
  });

  test.each([
    ['api', 15],
    ['relay', 60],
    ['projector', 60],
    ['inbox', 30],
    ['deadlines', 50],
    ['work', 40],
    ['files', 45],
  ])('%s runs on Node 24 from its export, for at most %i seconds', (kind, seconds) => {
    const properties = functionNamed(`plus-dev-post-${kind}`);
    expect(properties).toMatchObject({ Runtime: 'nodejs24.x', Handler: `index.${kind}`, Timeout: seconds });
  });

  test('of one service run from one bundle, and services have their own', () => {
    const keyOf = (name: string) => (functionNamed(name).Code as { S3Key: string }).S3Key;
    expect(keyOf('plus-dev-post-relay')).toBe(keyOf('plus-dev-post-api'));
    expect(keyOf('plus-dev-mill-api')).not.toBe(keyOf('plus-dev-post-api'));
  });

  test('each write to a log of their own that ends', () => {
    for (const { FunctionName, LoggingConfig } of resourcesOf(dev, 'AWS::Lambda::Function')) {
      expect(LoggingConfig).toEqual({ LogGroup: `{/aws/lambda/${FunctionName}}` });
      const log = resourceWith(dev, 'AWS::Logs::LogGroup', 'LogGroupName', `/aws/lambda/${FunctionName}`);
      expect(log.RetentionInDays).toBe(14);
    }
  });
});

describe('what functions are told', () => {
  const told = (name: string) =>
    (functionNamed(`plus-dev-${name}`).Environment as { Variables: Record<string, unknown> }).Variables;
  const common = {
    STAGE: 'dev',
    SERVICE: 'post',
    LOG_TABLE: 'plus-dev-post-log',
    VIEWS_TABLE: 'plus-dev-post-views',
    BUS_NAME: 'plus-dev',
    TOKEN_ISSUER: '{ssm:/plus/dev/token/issuer}',
    TOKEN_AUDIENCE: '{ssm:/plus/dev/token/audience}',
    TOKEN_JWKS_URI: '{ssm:/plus/dev/token/jwks-uri}',
    LOG_LEVEL: 'debug',
  };
  const kit = { WORK_QUEUE_URL: '{plus-dev-post-work}', FILES_BUCKET: expect.stringMatching(/^\{FilesBucket.*\}$/) };
  const sealing = { KEYS_TABLE: 'plus-dev-keys', KEY_ARN: '{ssm:/plus/dev/personal-key/arn}' };
  const secrets = { SECRETS_KEY_ARN: expect.stringMatching(/^\{SecretsKey.*\.Arn\}$/) };

  test.each([
    ['post-relay', common],
    ['post-projector', common],
    ['post-api', { ...common, ...kit, ...sealing, ...secrets }],
    ['post-work', { ...common, ...kit, ...sealing, ...secrets, OUTLET_QUEUE_URL: '{plus-dev-post-out}' }],
    ['post-inbox', { ...common, ...kit, INBOX_DLQ_URL: '{plus-dev-post-inbox-dlq}' }],
    ['post-deadlines', { ...common, ...kit }],
    ['post-files', { ...common, ...kit, ...sealing }],
    ['mill-api', { ...common, SERVICE: 'mill', LOG_TABLE: 'plus-dev-mill-log', VIEWS_TABLE: 'plus-dev-mill-views' }],
  ])('%s is told this and no more', (name, expected) => {
    expect(told(name)).toEqual(expected);
  });

  test('loopback is a word of stage local alone', () => {
    expect(synthesized('local').texts['plus-local-mill']).toContain('LOOPBACK_TARGETS');
    expect(dev.texts['plus-dev-mill']).not.toContain('LOOPBACK_TARGETS');
  });
});

describe('tables', () => {
  const keys = (name: string) => resourceWith(dev, 'AWS::DynamoDB::Table', 'TableName', name).KeySchema;
  const schema = (partition: string, sort: string) => [
    { AttributeName: partition, KeyType: 'HASH' },
    { AttributeName: sort, KeyType: 'RANGE' },
  ];

  test('have the keys that the kernel reads by', () => {
    expect(keys('plus-dev-post-log')).toEqual(schema('stream', 'version'));
    expect(keys('plus-dev-post-views')).toEqual(schema('list', 'sort'));
    expect(keys('plus-dev-keys')).toEqual(schema('person', 'item'));
  });

  test('are paid by use, and only logs stream', () => {
    const tables = resourcesOf(dev, 'AWS::DynamoDB::Table');
    expect(tables.map(({ BillingMode }) => BillingMode)).toEqual(tables.map(() => 'PAY_PER_REQUEST'));
    const streaming = tables.filter(({ StreamSpecification }) => StreamSpecification);
    expect(streaming.map(({ TableName }) => TableName).sort()).toEqual(['plus-dev-mill-log', 'plus-dev-post-log']);
    expect(streaming[0]?.StreamSpecification).toEqual({ StreamViewType: 'NEW_IMAGE' });
  });
});

describe('streams', () => {
  test.each([
    ['post-relay', 100, { publishes: { N: [{ exists: true }] } }],
    ['post-projector', 50, { commandId: { S: [{ exists: true }] }, stream: { S: [{ prefix: 'parcel/' }] } }],
  ])('%s takes %i records of what it works on, and cannot be blocked by a bad one', (name, batch, image) => {
    expect(sourceOf(name)).toEqual({
      FunctionName: `{plus-dev-${name}}`,
      EventSourceArn: '{plus-dev-post-log.StreamArn}',
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: batch,
      FilterCriteria: { Filters: [{ Pattern: JSON.stringify({ dynamodb: { NewImage: image } }) }] },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 10,
      MaximumRecordAgeInSeconds: 6 * 3600,
      DestinationConfig: { OnFailure: { Destination: `{plus-dev-${name}-dlq.Arn}` } },
    });
  });

  test('have two readers, which is as many as a shard has', () => {
    const readers = resourcesOf(dev, 'AWS::Lambda::EventSourceMapping').filter(
      ({ StartingPosition }) => StartingPosition,
    );
    const perStream = Object.groupBy(readers, ({ EventSourceArn }) => String(EventSourceArn));
    expect(Object.values(perStream).map((all) => all?.length)).toEqual([2, 2]);
  });
});

describe('queues', () => {
  test.each([
    ['inbox', 30, 10],
    ['work', 40, 10],
    ['files', 45, 5],
  ])(
    '%s hides a message for six times the %i seconds of its function, and gives up after five tries',
    (name, seconds, batch) => {
      const queue = queueNamed(`plus-dev-post-${name}`);
      expect(queue.VisibilityTimeout).toBe(6 * seconds);
      expect(queue.RedrivePolicy).toEqual({
        deadLetterTargetArn: `{plus-dev-post-${name}-dlq.Arn}`,
        maxReceiveCount: 5,
      });
      expect(sourceOf(`post-${name}`)).toMatchObject({
        BatchSize: batch,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      });
    },
  );

  test('are encrypted, and refuse plain connections', () => {
    const queues = resourcesOf(dev, 'AWS::SQS::Queue');
    const policies = JSON.stringify(resourcesOf(dev, 'AWS::SQS::QueuePolicy'));
    expect(queues.length).toBeGreaterThan(7);
    for (const { QueueName, SqsManagedSseEnabled } of queues) {
      expect(SqsManagedSseEnabled).toBe(true);
      expect(policies).toContain(
        `"Condition":{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny","Principal":{"AWS":"*"},"Resource":"{${QueueName}.Arn}"`,
      );
    }
  });
});

describe('rules', () => {
  const rules = resourcesOf(dev, 'AWS::Events::Rule');
  const wanted = rules.filter(({ Name }) => String(Name).includes('wanted'));

  test('bring exactly the events that the service wants', () => {
    expect(wantedEvents(rich)).toEqual(['plus.bakery.bread-baked.v2', 'plus.mill.flour-ground.v1']);
    expect(wanted.map(({ EventPattern }) => EventPattern)).toEqual([{ 'detail-type': wantedEvents(rich) }]);
    expect(wanted[0]).toMatchObject({ Name: 'plus-dev-post-wanted-1', EventBusName: 'plus-dev' });
  });

  test('bring them into the inbox, or else to its dead letters', () => {
    const target = { Arn: '{plus-dev-post-inbox.Arn}', DeadLetterConfig: { Arn: '{plus-dev-post-inbox-dlq.Arn}' } };
    expect(wanted[0]?.Targets).toMatchObject([target]);
    for (const queue of ['inbox', 'inbox-dlq']) {
      const policy = resourcesOf(dev, 'AWS::SQS::QueuePolicy').find(({ Queues }) =>
        (Queues as string[]).includes(`{plus-dev-post-${queue}}`),
      );
      const { Statement = [] } = (policy?.PolicyDocument ?? {}) as { Statement?: { Effect: string }[] };
      expect(Statement.filter(({ Effect }) => Effect === 'Allow')).toEqual([
        {
          Effect: 'Allow',
          Principal: { Service: 'events.amazonaws.com' },
          Action: 'sqs:SendMessage',
          Resource: `{plus-dev-post-${queue}.Arn}`,
          Condition: { ArnEquals: { 'aws:SourceArn': ['{Wanted1.Arn}'] } },
        },
      ]);
    }
  });

  test('start the deadlines every minute, and a failed run is not tried again', () => {
    const timed = rules.filter(({ ScheduleExpression }) => ScheduleExpression);
    expect(timed).toMatchObject([
      { ScheduleExpression: 'rate(1 minute)', Targets: [{ Arn: '{plus-dev-post-deadlines.Arn}' }] },
    ]);
    expect(resourcesOf(dev, 'AWS::Lambda::EventInvokeConfig')).toMatchObject([
      { FunctionName: '{plus-dev-post-deadlines}', MaximumRetryAttempts: 0 },
    ]);
  });
});

describe('routes', () => {
  const routes = resourcesOf(dev, 'AWS::ApiGatewayV2::Route');

  test('are one for each operation, and one for all the rest', () => {
    expect(routes.map(({ RouteKey }) => RouteKey).sort()).toEqual([
      '$default',
      'GET /mill/flour',
      'GET /post/parcels',
      'POST /post/parcels/{parcelId}',
    ]);
  });

  test('lead to the function of their service', () => {
    const route = routes.find(({ RouteKey }) => RouteKey === 'POST /post/parcels/{parcelId}');
    expect(route).toMatchObject({ ApiId: '{ssm:/plus/dev/api/id}', Target: 'integrations/{Integration}' });
    const integrations = resourcesOf(dev, 'AWS::ApiGatewayV2::Integration').map(({ IntegrationUri }) => IntegrationUri);
    expect(integrations.sort()).toEqual([
      '{plus-dev-mill-api.Arn}',
      '{plus-dev-post-api.Arn}',
      '{plus-dev-unrouted.Arn}',
    ]);
  });

  test('let the gateway call a function for the service’s own paths alone', () => {
    const permission = resourceWith(dev, 'AWS::Lambda::Permission', 'FunctionName', '{plus-dev-mill-api.Arn}');
    expect(permission.SourceArn).toMatch(/:\{ssm:\/plus\/dev\/api\/id\}\/\*\/\*\/mill\*$/);
  });
});

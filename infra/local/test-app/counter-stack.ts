import {
  type App,
  aws_apigatewayv2 as apigateway,
  Duration,
  aws_dynamodb as dynamodb,
  aws_events as events,
  aws_iam as iam,
  aws_kms as kms,
  aws_lambda as lambda,
  RemovalPolicy,
  Stack,
  aws_lambda_event_sources as sources,
  aws_sqs as sqs,
  aws_ssm as ssm,
  aws_events_targets as targets,
} from 'aws-cdk-lib';

/** Counts what happens: api → table → stream → relay → bus → rule → queue → inbox → table; a clock ticks beside. */
export class CounterStack extends Stack {
  readonly #code: lambda.Code;

  constructor(app: App, id: string, { code }: { code: string }) {
    super(app, id);
    this.#code = lambda.Code.fromAsset(code);
    const bus = events.EventBus.fromEventBusName(this, 'Bus', 'test-bus');
    const table = this.#table();
    const relay = this.#function('relay', { BUS_NAME: 'test-bus' });
    relay.addEventSource(
      // aws-cdk-lib's own classes do not fit its interfaces under exactOptionalPropertyTypes.
      new sources.DynamoEventSource(table as dynamodb.ITable, {
        startingPosition: lambda.StartingPosition.TRIM_HORIZON,
        batchSize: 10,
        retryAttempts: 10,
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        onFailure: new sources.SqsDlq(this.#queue('relay-dlq')),
      }),
    );
    bus.grantPutEventsTo(relay);
    this.#inbox(bus, table);
    const api = this.#function('api', { TABLE_NAME: table.tableName });
    table.grant(api, 'dynamodb:PutItem', 'dynamodb:GetItem');
    this.#routes(api);
    const tick = this.#function('tick', { TABLE_NAME: table.tableName });
    table.grant(tick, 'dynamodb:UpdateItem');
    new events.Rule(this, 'EveryMinute', {
      schedule: events.Schedule.rate(Duration.minutes(1)),
      targets: [new targets.LambdaFunction(tick)],
    });
  }

  #table(): dynamodb.Table {
    return new dynamodb.Table(this, 'Table', {
      tableName: 'test-things',
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      stream: dynamodb.StreamViewType.NEW_IMAGE,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  #inbox(bus: events.IEventBus, table: dynamodb.Table): void {
    const queue = new sqs.Queue(this, 'InboxQueue', {
      queueName: 'test-inbox',
      visibilityTimeout: Duration.seconds(2),
      deadLetterQueue: { queue: this.#queue('inbox-dlq'), maxReceiveCount: 10 },
      enforceSSL: true,
    });
    const inbox = this.#function('inbox', { TABLE_NAME: table.tableName });
    inbox.addEventSource(new sources.SqsEventSource(queue, { batchSize: 5, reportBatchItemFailures: true }));
    table.grant(inbox, 'dynamodb:PutItem');
    new events.Rule(this, 'Made', {
      eventBus: bus,
      eventPattern: { source: ['test.things'], detailType: ['made'] },
      targets: [new targets.SqsQueue(queue)],
    });
  }

  #routes(api: lambda.Function): void {
    const apiId = ssm.StringParameter.valueForStringParameter(this, '/test/api');
    const authorizerId = ssm.StringParameter.valueForStringParameter(this, '/test/authorizer');
    const key = kms.Key.fromKeyArn(this, 'Key', ssm.StringParameter.valueForStringParameter(this, '/test/key'));
    api.addEnvironment('KEY_ARN', key.keyArn);
    api.addToRolePolicy(new iam.PolicyStatement({ actions: ['kms:Encrypt', 'kms:Decrypt'], resources: [key.keyArn] }));
    api.addPermission('Gateway', {
      principal: new iam.ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: this.formatArn({ service: 'execute-api', resource: apiId, resourceName: '*' }),
    });
    const integration = new apigateway.CfnIntegration(this, 'Integration', {
      apiId,
      integrationType: 'AWS_PROXY',
      integrationUri: api.functionArn,
      payloadFormatVersion: '2.0',
    });
    for (const [index, routeKey] of ['POST /things', 'GET /things/{id}', 'DELETE /things/{id}', 'GET /open'].entries())
      new apigateway.CfnRoute(this, `Route${index}`, {
        apiId,
        routeKey,
        target: `integrations/${integration.ref}`,
        ...(routeKey !== 'GET /open' && { authorizationType: 'JWT', authorizerId }),
      });
  }

  #function(name: string, environment: Record<string, string>): lambda.Function {
    return new lambda.Function(this, `${name}-function`, {
      functionName: `test-${name}`,
      runtime: lambda.Runtime.NODEJS_24_X,
      handler: `index.${name}`,
      code: this.#code,
      timeout: Duration.seconds(2),
      environment,
    });
  }

  #queue(name: string): sqs.Queue {
    return new sqs.Queue(this, name, { queueName: `test-${name}` });
  }
}

import {
  type App,
  aws_apigatewayv2 as apigateway,
  aws_events as events,
  aws_kms as kms,
  Stack,
  aws_ssm as ssm,
} from 'aws-cdk-lib';

/** Bus, HTTP API with authorizer and key; others find them by name and SSM parameter. */
export class SharedStack extends Stack {
  constructor(app: App, id: string, { issuer, audience }: { issuer: string; audience: string }) {
    super(app, id);
    new events.EventBus(this, 'Bus', { eventBusName: 'test-bus' });
    const api = new apigateway.CfnApi(this, 'Api', { name: 'test', protocolType: 'HTTP' });
    new apigateway.CfnStage(this, 'Stage', { apiId: api.ref, stageName: '$default', autoDeploy: true });
    const authorizer = new apigateway.CfnAuthorizer(this, 'Authorizer', {
      apiId: api.ref,
      name: 'tokens',
      authorizerType: 'JWT',
      identitySource: ['$request.header.Authorization'],
      jwtConfiguration: { issuer, audience: [audience] },
    });
    const key = new kms.Key(this, 'Key');
    for (const [name, value] of Object.entries({ api: api.ref, authorizer: authorizer.ref, key: key.keyArn }))
      new ssm.StringParameter(this, `${name}-name`, { parameterName: `/test/${name}`, stringValue: value });
  }
}

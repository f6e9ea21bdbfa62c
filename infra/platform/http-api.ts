import type { Stack } from 'aws-cdk-lib';
import { CfnApi, CfnIntegration, CfnRoute, CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { acknowledge } from '../acknowledged.ts';
import { addFunction } from '../function.ts';
import { platformNames } from '../names.ts';
import type { Stage } from '../stages.ts';
import { keptOrDropped } from '../table.ts';

/** What the access log says of a request: nothing of its content, and not who asked. */
const accessLogFormat = JSON.stringify({
  at: '$context.requestTimeEpoch',
  requestId: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  took: '$context.responseLatency',
  functionTook: '$context.integrationLatency',
  bytes: '$context.responseLength',
  error: '$context.error.responseType',
});

/** The HTTP API whose routes the services add; `unrouted` is the bundle that answers all others. */
export function addHttpApi(stack: Stack, stage: Stage, unrouted: string): CfnApi {
  const names = platformNames(stage.name);
  const api = new CfnApi(stack, 'HttpApi', { name: names.api, protocolType: 'HTTP' });
  const accessLog = new LogGroup(stack, 'AccessLog', {
    logGroupName: names.accessLogs,
    retention: stage.logRetentionDays,
    removalPolicy: keptOrDropped(stage),
  });
  new CfnStage(stack, 'HttpStage', {
    apiId: api.ref,
    stageName: '$default',
    autoDeploy: true,
    accessLogSettings: { destinationArn: accessLog.logGroupArn, format: accessLogFormat },
    defaultRouteSettings: {
      throttlingRateLimit: stage.throttling.requestsPerSecond,
      throttlingBurstLimit: stage.throttling.burst,
    },
  });
  addDefaultRoute(stack, stage, api.ref, Code.fromAsset(unrouted, { exclude: ['*.map'] }));
  return api;
}

function addDefaultRoute(stack: Stack, stage: Stage, apiId: string, code: Code): void {
  const unrouted = addFunction(stack, 'Unrouted', stage, {
    name: platformNames(stage.name).unrouted,
    code,
    handler: 'index.handler',
    timeoutSeconds: 3,
    memoryMb: 128,
  });
  const integration = new CfnIntegration(stack, 'UnroutedIntegration', {
    apiId,
    integrationType: 'AWS_PROXY',
    integrationUri: unrouted.functionArn,
    payloadFormatVersion: '2.0',
  });
  const target = `integrations/${integration.ref}`;
  const route = new CfnRoute(stack, 'UnroutedRoute', {
    apiId,
    routeKey: '$default',
    target,
    authorizationType: 'NONE',
  });
  acknowledge(route, 'unroutedAnswersAnyone');
  unrouted.addPermission('Gateway', {
    principal: new ServicePrincipal('apigateway.amazonaws.com'),
    sourceArn: stack.formatArn({ service: 'execute-api', resource: apiId, resourceName: '*/$default' }),
  });
}

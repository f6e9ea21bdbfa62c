import { CfnIntegration, CfnRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { acknowledge } from '../acknowledged.ts';
import { toldByPlatform } from '../parameters.ts';
import {
  kitEnvironment,
  mailboxEnvironment,
  scanEnvironment,
  sealingEnvironment,
  secretsEnvironment,
} from './environment.ts';
import { addServiceFunction } from './function.ts';
import { handlingFiles, keepingSecrets, type ServiceResources, sealing, withKit } from './grants.ts';
import type { ServicePlan } from './plan.ts';

const timeoutSeconds = 15;
/** The gateway waits a little longer than the function may take, so that the function's answer is the one that counts. */
const gatewayPatienceMs = (timeoutSeconds + 1) * 1000;

/** The function behind the service's operations, and a route to it for each. */
export function addApi(plan: ServicePlan, resources: ServiceResources): void {
  const api = addServiceFunction(plan, 'api', {
    timeoutSeconds,
    statements: [
      ...withKit(plan, resources),
      ...sealing(plan),
      ...keepingSecrets(resources),
      ...handlingFiles(resources),
    ],
    environment: {
      ...kitEnvironment(resources),
      ...scanEnvironment(plan),
      ...sealingEnvironment(plan),
      ...secretsEnvironment(resources),
      ...mailboxEnvironment(plan),
    },
  });
  addRoutes(plan, api);
}

function addRoutes({ stack, stage, service }: ServicePlan, api: LambdaFunction): void {
  const apiId = toldByPlatform(stack, stage.name, 'apiId');
  const integration = new CfnIntegration(stack, 'Integration', {
    apiId,
    integrationType: 'AWS_PROXY',
    integrationUri: api.functionArn,
    payloadFormatVersion: '2.0',
    timeoutInMillis: gatewayPatienceMs,
  });
  const operations = Object.values(service.contract.operations);
  for (const { id, method, path } of operations) {
    const route = new CfnRoute(stack, `Route-${id}`, {
      apiId,
      routeKey: `${method} ${path}`,
      target: `integrations/${integration.ref}`,
      authorizationType: 'NONE',
      operationName: id,
    });
    acknowledge(route, 'tokensInFunction');
  }
  for (const root of rootsOf(operations.map(({ path }) => path)))
    api.addPermission(`Gateway-${root}`, {
      principal: new ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: stack.formatArn({ service: 'execute-api', resource: apiId, resourceName: `*/*/${root}*` }),
    });
}

/** First segments of paths: `/talent/applications/{id}` → `talent`. */
const rootsOf = (paths: readonly string[]): string[] =>
  [...new Set(paths.map((path) => path.split('/')[1] ?? ''))].sort();

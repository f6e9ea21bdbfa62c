import { CfnRule } from 'aws-cdk-lib/aws-events';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { kitEnvironment } from './environment.ts';
import { addServiceFunction } from './function.ts';
import { deciding, type ServiceResources, withKit } from './grants.ts';
import type { ServicePlan } from './plan.ts';
import * as may from './statements.ts';

/** Ends before the next minute's run begins. */
const timeoutSeconds = 50;

/** The function that every minute sees to what is due. A failed run is made up for by the next one. */
export function addDeadlines(plan: ServicePlan, resources: ServiceResources): void {
  const { stack, service, names } = plan;
  const ownCode = service.due !== undefined;
  const statements = ownCode
    ? withKit(plan, resources)
    : [...deciding(plan, resources), may.readDues(resources.views.tableArn)];
  const deadlines = addServiceFunction(plan, 'deadlines', {
    timeoutSeconds,
    statements,
    environment: ownCode ? kitEnvironment(resources) : {},
    neverAgain: true,
  });
  const rule = new CfnRule(stack, 'EveryMinute', {
    name: names.deadlinesRule,
    scheduleExpression: 'rate(1 minute)',
    targets: [{ id: 'deadlines', arn: deadlines.functionArn }],
  });
  deadlines.addPermission('Schedule', {
    principal: new ServicePrincipal('events.amazonaws.com'),
    sourceArn: rule.attrArn,
  });
}

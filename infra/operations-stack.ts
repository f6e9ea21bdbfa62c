import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { AnyService } from '../shared/service/index.ts';
import { platformNames, stackNames } from './names.ts';
import { type Alarmed, alarmsOf } from './operations/alarms.ts';
import { addDashboard } from './operations/dashboard.ts';
import * as metrics from './operations/metrics.ts';
import { addServiceAlarms } from './operations/service-alarms.ts';
import { watchedOf } from './operations/watched.ts';
import { toldByPlatform } from './parameters.ts';
import { stackProps } from './stack-props.ts';
import type { Stage } from './stages.ts';

/** What tells people how the platform is: alarms with their runbooks, and a dashboard. */
export function operationsStack(app: Construct, stage: Stage, services: readonly AnyService[]): Stack {
  const stack = new Stack(app, stackNames(stage.name).operations, stackProps(stage, 'alarms and dashboard'));
  const apiId = toldByPlatform(stack, stage.name, 'apiId');
  const alarmed = alarmsOf(stack, stage.name);
  const watched = services.map((service) => watchedOf(stage, service));
  addPlatformAlarms(alarmed, stage.name, apiId);
  for (const one of watched) addServiceAlarms(alarmed, one);
  addDashboard(stack, stage.name, apiId, watched);
  return stack;
}

function addPlatformAlarms(alarmed: Alarmed, stage: string, apiId: string): void {
  const { keysTable } = platformNames(stage);
  alarmed({
    subject: 'api',
    runbook: 'apiErrors',
    says: 'Requests end with an error of ours.',
    metric: metrics.ofApi(apiId, '5xx'),
    threshold: 1,
    periods: 2,
  });
  alarmed({
    subject: 'keys',
    runbook: 'tableThrottles',
    says: `Table ${keysTable} turned reads or writes away.`,
    metric: metrics.tableThrottles(keysTable),
    threshold: 1,
    periods: 2,
  });
}

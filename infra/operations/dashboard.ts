import type { Stack } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IMetric, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { platformNames } from '../names.ts';
import * as metrics from './metrics.ts';
import type { Watched } from './watched.ts';

const height = 6;
const graph = (title: string, left: IMetric[]): GraphWidget => new GraphWidget({ title, left, width: 8, height });

/** One page: requests on top, then a row for each service. */
export function addDashboard(stack: Stack, stage: string, apiId: string, services: readonly Watched[]): void {
  const dashboard = new Dashboard(stack, 'Dashboard', { dashboardName: platformNames(stage).dashboard });
  dashboard.addWidgets(
    graph('Requests', [metrics.ofApi(apiId, 'Count')]),
    graph('Refused and failed', [metrics.ofApi(apiId, '4xx'), metrics.ofApi(apiId, '5xx')]),
    graph(
      'Requests: longest of 99 in 100',
      services.flatMap(({ functions }) => functions.filter(({ kind }) => kind === 'api').map(durationOf)),
    ),
  );
  for (const watched of services) addRow(dashboard, watched);
}

const durationOf = ({ name }: { name: string }): IMetric => metrics.duration(name);

function addRow(dashboard: Dashboard, { service, functions, streamReaders, deadLetters, queues }: Watched): void {
  dashboard.addWidgets(new TextWidget({ markdown: `## ${service}`, width: 24, height: 1 }));
  dashboard.addWidgets(
    graph(
      'Failures',
      functions.map(({ name }) => metrics.ofFunction(name, 'Errors')),
    ),
    graph('Behind the log', streamReaders.map(metrics.iteratorAge)),
    graph('Waiting', [...deadLetters, ...queues].map(metrics.waiting)),
  );
}

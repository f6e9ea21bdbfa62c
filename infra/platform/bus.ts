import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { EventBus, Match } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { platformNames } from '../names.ts';
import type { Stage } from '../stages.ts';

/** The bus that carries every public event, and an archive of all of it for replays. */
export function addBus(scope: Construct, stage: Stage): void {
  const names = platformNames(stage.name);
  const bus = new EventBus(scope, 'Bus', { eventBusName: names.bus });
  const archive = bus.archive('Archive', {
    archiveName: names.archive,
    description: 'All public events, for replays.',
    eventPattern: { source: Match.prefix('plus.') },
    retention: Duration.days(stage.archiveDays),
  });
  if (stage.keepData) archive.applyRemovalPolicy(RemovalPolicy.RETAIN);
}

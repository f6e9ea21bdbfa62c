import { CfnArchive, EventBus } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { platformNames } from '../names.ts';
import type { Stage } from '../stages.ts';
import { keptOrDropped } from '../table.ts';

/** The bus that carries every public event, and an archive of all of it for replays. */
export function addBus(scope: Construct, stage: Stage): void {
  const names = platformNames(stage.name);
  const bus = new EventBus(scope, 'Bus', { eventBusName: names.bus });
  const archive = new CfnArchive(scope, 'Archive', {
    archiveName: names.archive,
    sourceArn: bus.eventBusArn,
    description: 'All public events, for replays.',
    eventPattern: { source: [{ prefix: 'plus.' }] },
    retentionDays: stage.archiveDays,
  });
  archive.applyRemovalPolicy(keptOrDropped(stage));
}

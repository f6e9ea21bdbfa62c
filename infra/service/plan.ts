import type { Stack } from 'aws-cdk-lib';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { AnyService } from '../../shared/service/index.ts';
import type { ServiceNames } from '../names.ts';
import type { Stage } from '../stages.ts';

/** What every part of a service's stack is made from. */
export interface ServicePlan {
  stack: Stack;
  stage: Stage;
  service: AnyService;
  names: ServiceNames;
  code: Code;
}

/** Whether something of the service can fall due, so that it needs the function that sees to it. */
export const hasDues = ({ aggregates, due }: AnyService): boolean =>
  due !== undefined || aggregates.some((aggregate) => aggregate.dues !== undefined);

/** Whether the service listens to others, so that it needs an inbox. */
export const listens = ({ reactions }: AnyService): boolean => reactions.length > 0;

/** Whether an aggregate of the service keeps snapshots among the views. */
export const keepsSnapshots = ({ aggregates }: AnyService): boolean =>
  aggregates.some((aggregate) => aggregate.snapshotEvery !== undefined);

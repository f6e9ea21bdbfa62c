import { AttributeType, StreamViewType, type Table } from 'aws-cdk-lib/aws-dynamodb';
import { addTable } from '../table.ts';
import type { ServicePlan } from './plan.ts';

export interface ServiceTables {
  log: Table;
  views: Table;
}

/** The log, whose stream feeds relay and projector, and the views, which can be made anew from it. */
export function addTables({ stack, stage, names }: ServicePlan): ServiceTables {
  const log = addTable(stack, 'Log', stage, {
    name: names.log,
    partitionKey: { name: 'stream', type: AttributeType.STRING },
    sortKey: { name: 'version', type: AttributeType.NUMBER },
    more: { stream: StreamViewType.NEW_IMAGE },
  });
  const views = addTable(stack, 'Views', stage, {
    name: names.views,
    partitionKey: { name: 'list', type: AttributeType.STRING },
    sortKey: { name: 'sort', type: AttributeType.STRING },
  });
  return { log, views };
}

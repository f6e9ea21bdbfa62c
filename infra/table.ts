import { RemovalPolicy } from 'aws-cdk-lib';
import { type Attribute, BillingMode, Table, type TableProps } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledged.ts';
import type { Stage } from './stages.ts';

export interface TableSettings {
  name: string;
  partitionKey: Attribute;
  sortKey: Attribute;
  /** Days back to which the table can be restored; 35, the most, when left out. */
  recoveryDays?: number;
  more?: Partial<TableProps>;
}

/** A table that is paid by use and, where the stage keeps its data, protected and recoverable. */
export function addTable(scope: Construct, id: string, stage: Stage, settings: TableSettings): Table {
  const { name, partitionKey, sortKey, recoveryDays = 35, more } = settings;
  const recovery = { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: recoveryDays };
  const table = new Table(scope, id, {
    tableName: name,
    partitionKey,
    sortKey,
    billingMode: BillingMode.PAY_PER_REQUEST,
    deletionProtection: stage.keepData,
    removalPolicy: keptOrDropped(stage),
    ...(stage.keepData && { pointInTimeRecoverySpecification: recovery }),
    ...more,
  });
  if (!stage.keepData) acknowledge(table, 'nothingToRecover');
  return table;
}

/** What becomes of data when its stack goes. */
export const keptOrDropped = ({ keepData }: Stage): RemovalPolicy =>
  keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;

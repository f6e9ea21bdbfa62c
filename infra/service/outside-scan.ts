import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { fileEventTypes, scannerSource } from '../../shared/files/event.ts';
import { acknowledge, acknowledgeBeginnings } from '../acknowledged.ts';
import { platformNames } from '../names.ts';
import { addOutlet } from '../queue.ts';
import { beginning } from './malware-scan.ts';
import type { ServicePlan } from './plan.ts';
import * as may from './statements.ts';

/** How a scanner outside tells of a file. */
export const toldOutside = (detail: object) => ({
  source: [scannerSource],
  'detail-type': [fileEventTypes.verdict],
  detail,
});

/**
 * The port of a scanner outside: a queue that says what came, and a policy for its role, which may drain that queue, read
 * what came and tell the bus in the scanner's name. Nothing where GuardDuty or nobody scans.
 */
export function addOutsideScan({ stack, stage, names }: ServicePlan, bucket: Bucket): Queue | undefined {
  if (typeof stage.malwareScan === 'string') return undefined;
  const queue = addOutlet(stack, 'ToScan', names.toScan);
  acknowledge(queue, 'drainedOutside');
  const busArn = stack.formatArn({
    service: 'events',
    resource: 'event-bus',
    resourceName: platformNames(stage.name).bus,
  });
  const policy = new ManagedPolicy(stack, 'ScannerPolicy', {
    managedPolicyName: names.scannerPolicy,
    description: `For the role of ${stage.malwareScan.outside}, which scans files that came.`,
    statements: [may.readQueue(queue.queueArn), may.readFiles(bucket, 'incoming'), may.publish(busArn, 'scanner')],
  });
  acknowledgeBeginnings(policy, [beginning(bucket, 'incoming')]);
  return queue;
}

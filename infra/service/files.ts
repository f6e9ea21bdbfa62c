import { Duration } from 'aws-cdk-lib';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket, HttpMethods } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { fileEventTypes } from '../../shared/files/event.ts';
import { prefixes } from '../../shared/files/index.ts';
import { acknowledge, acknowledgeBeginnings } from '../acknowledged.ts';
import { platformNames } from '../names.ts';
import { addDeadLetters, addWorkedQueue } from '../queue.ts';
import { keptOrDropped } from '../table.ts';
import { kitEnvironment, sealingEnvironment } from './environment.ts';
import { addServiceFunction } from './function.ts';
import { keepingFiles, type ServiceResources, sealing, withKit } from './grants.ts';
import { deliveredBy } from './inbox.ts';
import { addMalwareScan, beginning } from './malware-scan.ts';
import { addOutsideScan, toldOutside } from './outside-scan.ts';
import type { ServicePlan } from './plan.ts';
import * as may from './statements.ts';

const batchSize = 5;
/** What came and was neither kept nor removed is gone after this. */
const incomingDays = 2;

/**
 * The bucket of a service's files. It keeps no versions: what is removed must be gone, and what is kept is written once
 * (docs/adr/0021).
 */
export function addFilesBucket(plan: ServicePlan): Bucket | undefined {
  const { stack, stage, service } = plan;
  if (!service.files) return undefined;
  const bucket = new Bucket(stack, 'FilesBucket', {
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    removalPolicy: keptOrDropped(stage),
    lifecycleRules: [
      { prefix: prefixes.incoming, expiration: Duration.days(incomingDays) },
      { abortIncompleteMultipartUploadAfter: Duration.days(incomingDays) },
    ],
    cors: [
      { allowedOrigins: [stage.pageOrigin], allowedMethods: [HttpMethods.PUT], allowedHeaders: ['*'], maxAge: 600 },
    ],
  });
  // The library's own switch would bring a function with it; the property needs none.
  (bucket.node.defaultChild as CfnBucket).notificationConfiguration = {
    eventBridgeConfiguration: { eventBridgeEnabled: true },
  };
  acknowledge(bucket, 'readThroughFunctions');
  addMalwareScan(plan, bucket);
  return bucket;
}

/** The way of a file that came: S3 and the scanner tell a bus, a queue holds it, a function sees to it. */
export function addFiles(plan: ServicePlan, resources: ServiceResources, bucket: Bucket): void {
  const { stack, names } = plan;
  const timeoutSeconds = plan.service.files?.timeoutSeconds ?? 0;
  const deadLetters = addDeadLetters(stack, 'FilesDeadLetters', names.deadLetters('files-dlq'));
  const queue = addWorkedQueue(stack, 'FilesQueue', {
    name: names.files,
    functionSeconds: timeoutSeconds,
    deadLetters,
  });
  const target = addServiceFunction(plan, 'files', {
    timeoutSeconds,
    statements: [
      ...withKit(plan, resources),
      ...sealing(plan),
      ...keepingFiles(resources),
      may.readQueue(queue.queueArn),
    ],
    environment: { ...kitEnvironment(resources), ...sealingEnvironment(plan) },
  });
  new EventSourceMapping(stack, 'FilesSource', {
    target,
    eventSourceArn: queue.queueArn,
    batchSize,
    reportBatchItemFailures: true,
  });
  acknowledgeFiles(plan, bucket);
  addRules(plan, bucket, queue, deadLetters);
}

/** The roles that reach files. */
function acknowledgeFiles({ stack }: ServicePlan, bucket: Bucket): void {
  const both = [beginning(bucket, 'incoming'), beginning(bucket, 'kept')];
  for (const id of ['Api', 'Inbox', 'Files']) {
    const role = stack.node.tryFindChild(`${id}Role`);
    if (role) acknowledgeBeginnings(role, both);
  }
}

/** S3 and GuardDuty tell the default bus; a scanner outside tells the platform's, since it may not speak for AWS. */
function addRules(plan: ServicePlan, bucket: Bucket, queue: Queue, deadLetters: Queue): void {
  const { stack, stage, names } = plan;
  const key = [{ prefix: prefixes.incoming }];
  const arrived = { bucket: { name: [bucket.bucketName] }, object: { key } };
  const toScan = addOutsideScan(plan, bucket);
  const target = { id: 'files', arn: queue.queueArn, deadLetterConfig: { arn: deadLetters.queueArn } };
  const rules = [
    new CfnRule(stack, 'FileArrived', {
      name: `${names.filesRule}-arrived`,
      eventPattern: { source: ['aws.s3'], 'detail-type': [fileEventTypes.arrived], detail: arrived },
      targets: [target, ...(toScan ? [{ ...target, id: 'to-scan', arn: toScan.queueArn }] : [])],
    }),
    new CfnRule(stack, 'FileScanned', {
      name: `${names.filesRule}-scanned`,
      ...(toScan && { eventBusName: platformNames(stage.name).bus }),
      eventPattern: toScan
        ? toldOutside({ bucket: [bucket.bucketName], key })
        : {
            source: ['aws.guardduty'],
            'detail-type': [fileEventTypes.scanned],
            detail: { s3ObjectDetails: { bucketName: [bucket.bucketName], objectKey: key } },
          },
      targets: [target],
    }),
  ];
  const arns = rules.map((rule) => rule.attrArn);
  for (const one of [queue, deadLetters, ...(toScan ? [toScan] : [])])
    one.addToResourcePolicy(deliveredBy(arns, one.queueArn));
}

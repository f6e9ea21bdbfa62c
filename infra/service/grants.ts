import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { platformNames } from '../names.ts';
import { toldByPlatform } from '../parameters.ts';
import { keepsSnapshots, type ServicePlan } from './plan.ts';
import * as may from './statements.ts';
import type { ServiceTables } from './tables.ts';

/** What exists in a service's stack before its functions. */
export interface ServiceResources extends ServiceTables {
  /** The service's own work queue. */
  work?: IQueue;
  /** Where the service's work hands over what leaves the platform. */
  outlet?: IQueue;
  /** Where persons put files. */
  files?: Bucket;
  /** ARN of the key for secrets that the service keeps for others. */
  secretsKeyArn?: string;
}

/** What a function that decides commands needs: to fold, and to land commits. */
export function deciding(plan: ServicePlan, { log, views }: ServiceResources): PolicyStatement[] {
  const snapshots = keepsSnapshots(plan.service) ? [may.keepSnapshots(views.tableArn)] : [];
  return [may.readLog(log.tableArn), ...may.landCommits(log.tableArn), ...snapshots];
}

/** What a function needs that runs the service's own code with a kit (see shared/service/kit.ts). */
export const withKit = (plan: ServicePlan, resources: ServiceResources): PolicyStatement[] => [
  ...deciding(plan, resources),
  may.readViews(resources.views.tableArn),
  ...(resources.work ? [may.sendTo(resources.work.queueArn)] : []),
];

/**
 * Personal data is sealed where it enters and opened for somebody who asked, which is over HTTP; and by work that hands
 * something over to the person (docs/adr/0041).
 */
export function sealing({ stack, stage, service }: ServicePlan): PolicyStatement[] {
  if (!service.personal) return [];
  return [
    may.useDataKeys(keysTableArn({ stack, stage })),
    may.wrapUnder(toldByPlatform(stack, stage.name, 'personalKeyArn'), 'person'),
  ];
}

const keysTableArn = ({ stack, stage }: Pick<ServicePlan, 'stack' | 'stage'>): string =>
  stack.formatArn({ service: 'dynamodb', resource: 'table', resourceName: platformNames(stage.name).keysTable });

/** Erasures and restrictions follow from events, in a function that can open nothing (docs/adr/0025). */
export const erasing = (plan: ServicePlan): PolicyStatement[] =>
  plan.service.erases ? [may.eraseDataKeys(keysTableArn(plan))] : [];

/** Secrets are made in a request and used in the service's own work, and nowhere else. */
export const keepingSecrets = ({ secretsKeyArn }: ServiceResources): PolicyStatement[] =>
  secretsKeyArn === undefined ? [] : [may.wrapUnder(secretsKeyArn)];

/** A request hands out addresses for what is to come, and shows what is kept. */
export const handlingFiles = ({ files }: ServiceResources): PolicyStatement[] =>
  files ? [may.putFiles(files, 'incoming'), may.readFiles(files, 'kept'), may.listFiles(files)] : [];

/** What came is read, kept under its person's key, and then removed. */
export const keepingFiles = ({ files }: ServiceResources): PolicyStatement[] =>
  files
    ? [
        may.readFiles(files, 'incoming'),
        may.removeFiles(files, 'incoming'),
        may.putFiles(files, 'kept'),
        may.listFiles(files),
      ]
    : [];

/** Whatever became of a file, what is left of it is removed when the log says that it is gone. */
export const removingFiles = ({ files }: ServiceResources): PolicyStatement[] =>
  files ? [may.removeFiles(files, 'incoming'), may.removeFiles(files, 'kept')] : [];

import { Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { AnyService } from '../shared/service/index.ts';
import { serviceNames, stackNames } from './names.ts';
import { addApi } from './service/api.ts';
import { addDeadlines } from './service/deadlines.ts';
import { addFiles, addFilesBucket } from './service/files.ts';
import type { ServiceResources } from './service/grants.ts';
import { addInbox } from './service/inbox.ts';
import { hasDues, listens, type ServicePlan } from './service/plan.ts';
import { addProjector, addRelay } from './service/streams.ts';
import { addTables } from './service/tables.ts';
import { addOutletQueue, addWorker, addWorkQueue } from './service/work.ts';
import { stackProps } from './stack-props.ts';
import type { Stage } from './stages.ts';
import { keptOrDropped } from './table.ts';

/** Everything that one service runs on, made from its definition; `bundle` is the folder of its `index.js`. */
export function serviceStack(app: Construct, stage: Stage, service: AnyService, bundle: string): Stack {
  const { service: name, title } = service.contract;
  const stack = new Stack(app, stackNames(stage.name).service(name), stackProps(stage, title.en));
  const code = Code.fromAsset(bundle, { exclude: ['*.map'] });
  const plan: ServicePlan = { stack, stage, service, code, names: serviceNames(stage.name, name) };
  const tables = addTables(plan);
  const work = addWorkQueue(plan);
  const outlet = addOutletQueue(plan);
  const files = addFilesBucket(plan);
  const secretsKeyArn = addSecretsKey(plan)?.keyArn;
  const resources: ServiceResources = {
    ...tables,
    ...(work && { work }),
    ...(outlet && { outlet }),
    ...(files && { files }),
    ...(secretsKeyArn !== undefined && { secretsKeyArn }),
  };
  addApi(plan, resources);
  addRelay(plan, resources);
  addProjector(plan, resources);
  if (listens(service)) addInbox(plan, resources);
  if (hasDues(service)) addDeadlines(plan, resources);
  if (work) addWorker(plan, resources, work);
  if (files) addFiles(plan, resources, files);
  return stack;
}

function addSecretsKey({ stack, stage, service, names }: ServicePlan): Key | undefined {
  if (!service.secrets) return undefined;
  return new Key(stack, 'SecretsKey', {
    alias: names.secretsKeyAlias,
    description: `Wraps secrets that ${service.contract.service} keeps for others.`,
    enableKeyRotation: true,
    removalPolicy: keptOrDropped(stage),
  });
}

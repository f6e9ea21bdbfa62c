import { App, CloudFormationValidatePlugin, type IPolicyValidationPlugin, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import cdkJson from '../cdk.json' with { type: 'json' };
import type { AnyService } from '../shared/service/index.ts';
import type { Assets } from './bundles.ts';
import { operationsStack } from './operations-stack.ts';
import { platformStack } from './platform-stack.ts';
import { serviceStack } from './service-stack.ts';
import type { Stage } from './stages.ts';

/** What is held against the templates: cdk-nag's AwsSolutions; CloudFormation's schemas, which takes some seconds. */
export type Check = 'solutions' | 'schemas';

export interface StageParts {
  services: readonly AnyService[];
  /** Folder of the bundle of each service, and of `unrouted`. */
  assets: Assets;
  checks: readonly Check[];
}

/** An app without stacks, under the flags of cdk.json; `outdir` left out, it writes where the CDK command line says. */
export const createApp = (outdir?: string): App =>
  new App({
    context: cdkJson.context,
    analyticsReporting: false,
    treeMetadata: false,
    autoSynth: false,
    // One of the checks below.
    builtinCloudFormationValidation: false,
    ...(outdir !== undefined && { outdir }),
  });

/** Adds all stacks of a stage; `app.synth()` then writes the templates. Throws when a service has no bundle. */
export function addStage(app: App, stage: Stage, { services, assets, checks }: StageParts): void {
  const validations = Validations.of(app);
  if (checks.includes('solutions')) validations.addPlugins(new AwsSolutionsChecks(app));
  if (checks.includes('schemas')) validations.addPlugins(schemas());
  const platform = platformStack(app, stage, assetOf(assets, 'unrouted'));
  const others = services.map((service) =>
    serviceStack(app, stage, service, assetOf(assets, service.contract.service)),
  );
  for (const stack of [...others, operationsStack(app, stage, services)]) stack.addStackDependency(platform);
}

// The library's own types differ in an optional property.
const schemas = () => new CloudFormationValidatePlugin() as IPolicyValidationPlugin;

function assetOf(assets: Assets, name: string): string {
  const folder = assets[name];
  if (folder === undefined) throw new Error(`there is no bundle for ${name}`);
  return folder;
}

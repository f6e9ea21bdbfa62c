import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { Code, EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { build } from 'esbuild';
import { addStage, createApp } from '../../../infra/build.ts';
import { bundle, bundleOptions } from '../../../infra/bundles.ts';
import { addFunction } from '../../../infra/function.ts';
import { platformNames, serviceNames } from '../../../infra/names.ts';
import { type Stage, stageNamed } from '../../../infra/stages.ts';
import { wallet } from '../../../services/wallet/service.ts';

export const scannerName = 'made-up-scanner';

/**
 * Templates of a stage with the wallet alone, scanned by somebody outside, and beside it the scanner: a function that may do
 * what the wallet's policy for scanners says, and no more.
 */
export async function assemblyWithScanner(folder: string): Promise<string> {
  const outdir = join(folder, 'cdk.out');
  const stage = { ...stageNamed('local'), malwareScan: { outside: scannerName } };
  const app = createApp(outdir);
  addStage(app, stage, { services: [wallet], assets: await bundle(['wallet']), checks: [] });
  addScanner(new Stack(app, 'scanner'), stage, await scannerBundle(folder));
  app.synth();
  return outdir;
}

async function scannerBundle(folder: string): Promise<string> {
  const code = join(folder, 'scanner');
  const entryPoints = [join(import.meta.dirname, 'handler.ts')];
  await build({ ...bundleOptions, entryPoints, outfile: join(code, 'index.js') });
  return code;
}

function addScanner(stack: Stack, stage: Stage, code: string): void {
  const names = serviceNames(stage.name, 'wallet');
  const target = addFunction(stack, 'Scanner', stage, {
    name: scannerName,
    code: Code.fromAsset(code),
    handler: 'index.scan',
    timeoutSeconds: 10,
    memoryMb: 256,
    environment: { BUS_NAME: platformNames(stage.name).bus },
  });
  target.role?.addManagedPolicy(ManagedPolicy.fromManagedPolicyName(stack, 'Policy', names.scannerPolicy));
  const queue = stack.formatArn({ service: 'sqs', resource: names.toScan });
  new EventSourceMapping(stack, 'ToScan', { target, eventSourceArn: queue });
}

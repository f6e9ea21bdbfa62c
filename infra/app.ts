import { addStage, createApp } from './build.ts';
import { bundle } from './bundles.ts';
import { services } from './services.ts';
import { type Stage, stageNamed } from './stages.ts';

const app = createApp();
const stage = chosen(String(app.node.tryGetContext('stage') ?? 'local'));
const assets = await bundle(services.map(({ contract }) => contract.service));
// A start on one machine is to be fast; schemas are held against the templates in the tests.
addStage(app, stage, { services, assets, checks: stage.name === 'local' ? [] : ['solutions'] });
app.synth();

/** Ends with the names that there are, and nothing of where in the code, when there is no such stage. */
function chosen(name: string): Stage {
  try {
    return stageNamed(name);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}

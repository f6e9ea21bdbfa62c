import { addStage, createApp } from './build.ts';
import { bundle } from './bundles.ts';
import { services } from './services.ts';
import { stageNamed } from './stages.ts';

const app = createApp();
const stage = stageNamed(String(app.node.tryGetContext('stage') ?? 'local'));
const assets = await bundle(services.map(({ contract }) => contract.service));
// A start on one machine is to be fast; schemas are held against the templates in the tests.
addStage(app, stage, { services, assets, checks: stage.name === 'local' ? [] : ['solutions'] });
app.synth();

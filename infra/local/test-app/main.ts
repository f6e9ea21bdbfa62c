import { dirname } from 'node:path';
import { buildTestApp } from './build.ts';

// The way of every CDK app: whoever runs it says where the assembly goes.
const outdir = process.env.CDK_OUTDIR ?? 'cdk.out';
await buildTestApp(dirname(outdir), outdir);

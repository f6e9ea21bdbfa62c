import { App } from 'aws-cdk-lib';
import { CounterStack } from './counter-stack.ts';
import { SharedStack } from './shared-stack.ts';

export interface TestAppOptions {
  /** Folder of the assembly. */
  outdir: string;
  /** Folder with the bundle (`index.js`). */
  code: string;
  issuer: string;
  audience: string;
}

/** Synthesizes a small platform that has one of everything the engine runs; answers the assembly's folder. */
export function synthesizeTestApp({ outdir, code, issuer, audience }: TestAppOptions): string {
  const app = new App({ outdir, analyticsReporting: false });
  new SharedStack(app, 'test-shared', { issuer, audience });
  new CounterStack(app, 'test-counter', { code });
  return app.synth().directory;
}

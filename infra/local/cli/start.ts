import { enableCompileCache } from 'node:module';

// Before anything else is imported: what was compiled for one start serves the next.
enableCompileCache();
await import('./platform.ts');

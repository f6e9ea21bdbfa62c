import { globSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { needsDatabase } from './test/support/needs-database.ts';
import { PlatformsFirst } from './test/support/platforms-first.ts';

const decisions = globSync('{services,shared}/**/*.test.ts').filter((file) => !needsDatabase(file));
const faults = 'test/faults/faults.test.ts';
const elsewhere = ['node_modules', 'cdk.out', '.local'];

export default defineConfig({
  test: {
    // Three runs: what decides, measured by its coverage; what needs a database or a platform; and the one that takes
    // the whole machine.
    projects: [
      { extends: true, test: { name: 'decisions', include: decisions, setupFiles: ['test/support/same-draws.ts'] } },
      {
        extends: true,
        test: { name: 'platform', include: ['**/*.test.ts'], exclude: [...elsewhere, ...decisions, faults] },
      },
      { extends: true, test: { name: 'faults', include: [faults] } },
    ],
    sequence: { sequencer: PlatformsFirst },
    testTimeout: 60_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
    // A fresh worker for each file would load every module anew, which took half of the time; files share no state.
    pool: 'threads',
    isolate: false,
    coverage: {
      provider: 'v8',
      reporter: ['text-summary', 'json-summary'],
      include: ['services/**/*.ts', 'shared/**/*.ts'],
      exclude: ['**/testing/**', '**/data/**', '**/lambda.ts'],
      // What decides is tested whole; the rest is reported.
      thresholds: {
        'services/*/domain.ts': { branches: 100 },
        'services/*/domain/**/*.ts': { branches: 100 },
        'shared/casework/domain/**/*.ts': { branches: 100 },
        'shared/rules/domain/**/*.ts': { branches: 100 },
        'shared/casework/**/{review,rating,leave,roster,takeover}.ts': { branches: 100 },
      },
    },
  },
});

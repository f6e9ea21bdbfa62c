import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['node_modules', 'cdk.out', '.local'],
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
        'shared/casework/**/{review,rating,leave,takeover}.ts': { branches: 100 },
      },
    },
  },
});

import { spawnSync } from 'node:child_process';

/** Every check of the source, in the order of how fast it fails; all run, so that one run tells everything. */
const checks: readonly { name: string; command: readonly string[] }[] = [
  { name: 'types', command: ['tsc', '-p', '.'] },
  { name: 'format and lint', command: ['biome', 'check', '--error-on-warnings', '.'] },
  {
    name: 'boundaries and cycles',
    command: ['depcruise', '--config', 'test/check/boundaries.cjs', 'infra', 'services', 'shared', 'test'],
  },
  { name: 'unused code', command: ['knip', '--no-progress'] },
  { name: 'sizes', command: ['node', 'test/check/sizes.ts'] },
];

const failed = checks.filter(({ name, command: [program = '', ...args] }) => {
  console.log(`\n— ${name}: ${program} ${args.join(' ')}`);
  return spawnSync(program, args, { stdio: 'inherit' }).status !== 0;
});
console.log(failed.length === 0 ? '\nall checks passed' : `\nfailed: ${failed.map(({ name }) => name).join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;

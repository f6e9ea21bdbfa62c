import { globSync, readFileSync } from 'node:fs';

/** Lines a file of the product may have; the house is built of small rooms. */
const limits = { median: 50, ninthDecile: 150, most: 300 };

const files = globSync(['infra/**/*.ts', 'services/**/*.ts', 'shared/**/*.ts'])
  .filter((file) => !file.endsWith('.test.ts') && !file.includes('/data/'))
  .map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length - 1 }))
  .sort((a, b) => a.lines - b.lines);

const at = (share: number): number => files[Math.floor((files.length - 1) * share)]?.lines ?? 0;
const measured = { median: at(0.5), ninthDecile: at(0.9), most: at(1) };
const over = Object.entries(measured).filter(([name, lines]) => lines > limits[name as keyof typeof limits]);

console.log(`${files.length} files; lines: ${JSON.stringify(measured)}, at most ${JSON.stringify(limits)}`);
for (const { file, lines } of files.filter((one) => one.lines > limits.most)) console.log(`  ${file}: ${lines} lines`);
process.exitCode = over.length > 0 ? 1 : 0;

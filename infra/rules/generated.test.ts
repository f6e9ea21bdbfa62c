import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stale } from '../docs/published.ts';
import { generatedRules, rewritten, ruledServices } from './generated.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'plus-rules-'));
  for (const service of ruledServices)
    cpSync(`services/${service}/data`, join(root, `services/${service}/data`), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true }));

const file = 'services/housing/data/rules/public-rental.2026-06.yaml';
function withChange(from: string, to: string) {
  const path = join(root, file);
  const before = readFileSync(path, 'utf8');
  writeFileSync(path, before.replace(from, to));
  try {
    return rewritten(root, generatedRules(root));
  } finally {
    writeFileSync(path, before);
  }
}

describe('the rules as they are bundled', () => {
  test('given the YAML of today, when it is read, then it is what is bundled (else: npm run docs)', () => {
    const files = generatedRules('.');
    expect(stale('.', files)).toEqual([]);
    expect(rewritten('.', files)).toEqual([]);
  });

  test('given a threshold that changed, when its version did not, then it is refused; that it ends or was verified is fine', () => {
    expect(withChange('threshold: 15', 'threshold: 16')).toEqual([
      expect.stringMatching(/public-rental 2026-06 changed; give the change a version of its own/),
    ]);
    expect(withChange('version: 2026-06', 'version: 2026-07')).toEqual([
      expect.stringMatching(/public-rental 2026-06 is gone/),
    ]);
    expect(withChange('effectiveTo: open', 'effectiveTo: 2026-12-31')).toEqual([]);
    expect(withChange('reviewBy: 2027-11-23', 'reviewBy: 2028-11-23')).toEqual([]);
  });

  test('given a condition that is wrong, when the rules are made, then file and line are told', () => {
    expect(() => withChange('homes = 0 or', 'houses = 0 or')).toThrow(
      /public-rental\.2026-06\.yaml:\d+: conditions\.2\.when: no such fact/,
    );
  });
});

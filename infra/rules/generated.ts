import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadRules, type Source } from '../../shared/rules/loading/index.ts';
import type { RuleSet } from '../../shared/rules/model.ts';

/** Departments whose rules are data. */
export const ruledServices = ['hukou', 'housing', 'education', 'medical'] as const;

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const folder = (service: string) => `services/${service}/data`;

/**
 * What is bundled of each department's rules, by its path: the YAML, read and checked. Throws with every fault by file
 * and line.
 */
export function generatedRules(root: string): Map<string, string> {
  const sourceOf = (file: string): Source => ({ file, text: readFileSync(join(root, file), 'utf8') });
  const files = new Map<string, string>();
  const faults: string[] = [];
  for (const service of ruledServices) {
    const rules = globSync(`${folder(service)}/rules/*.yaml`, { cwd: root })
      .sort()
      .map(sourceOf);
    const { loaded, faults: found } = loadRules(sourceOf(`${folder(service)}/facts.yaml`), rules);
    faults.push(...found.map(({ file, line, message }) => `${file}:${line}: ${message}`));
    if (!loaded) continue;
    files.set(`${folder(service)}/facts.generated.json`, json({ facts: loaded.facts, ids: idsOf(loaded.rules) }));
    files.set(`${folder(service)}/rules.generated.json`, json({ rules: loaded.rules }));
  }
  if (faults.length > 0) throw new Error(`the rules cannot be taken:\n${faults.join('\n')}`);
  return files;
}

const idsOf = (rules: readonly RuleSet[]): string[] => [...new Set(rules.map(({ id }) => id))];

/** Versions that were there before and now decide or tell otherwise, or are gone: cases and answers name them. */
export function rewritten(root: string, files: ReadonlyMap<string, string>): string[] {
  return [...files].flatMap(([file, text]) => {
    if (!file.endsWith('rules.generated.json') || !existsSync(join(root, file))) return [];
    const before = parse(readFileSync(join(root, file), 'utf8'));
    const now = parse(text);
    return before.flatMap(({ id, version, hash }) => {
      const same = now.find((rule) => rule.id === id && rule.version === version);
      if (!same) return [`${file}: ${id} ${version} is gone; cases may still be kept under it`];
      return same.hash === hash ? [] : [`${file}: ${id} ${version} changed; give the change a version of its own`];
    });
  });
}

const parse = (text: string): RuleSet[] => (JSON.parse(text) as { rules: RuleSet[] }).rules;

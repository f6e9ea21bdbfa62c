import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { educationContract } from '../education/contract.ts';
import { housingContract } from '../housing/contract.ts';
import { hukouContract } from '../hukou/contract.ts';
import { incubatorsContract } from '../incubators/contract.ts';
import { medicalContract } from '../medical/contract.ts';
import { partnersContract } from '../partners/contract.ts';
import { talentContract } from '../talent/contract.ts';
import { walletContract } from '../wallet/contract.ts';

const departments = [hukouContract, housingContract, educationContract, medicalContract];
const contracts = [...departments, incubatorsContract, partnersContract, talentContract, walletContract];
const operations = contracts.flatMap(({ operations }) => Object.values(operations));
const routes = new Set(operations.flatMap(({ method, path }) => (method === 'GET' ? [shape(path)] : [])));

/** A route or a path of the code without the names of its parameters. */
function shape(path: string): string {
  return path.replaceAll(/\$?\{\w+\}/g, '{}');
}

/** As the code of the reactions has it. */
const anyService = `/$\{service}`;

const folder = new URL('hear/', import.meta.url);
const sources = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'));
const written = sources.flatMap((source) =>
  [...source.matchAll(/\bpath: [`'](.+?)[`']/g)].map(([, path = '']) => path),
);
const paths = written.flatMap((path) =>
  path.startsWith(anyService) ? departments.map(({ service }) => path.replace(anyService, `/${service}`)) : [path],
);

describe('what a notice is about', () => {
  test('there is a path for each of them', () => {
    const abouts = sources.flatMap((source) => [...source.matchAll(/\babout: \{/g)]);
    expect(written.length).toBe(abouts.length);
  });

  test.each(paths)('%s is shown by an operation', (path) => {
    expect(routes).toContain(shape(path));
  });
});

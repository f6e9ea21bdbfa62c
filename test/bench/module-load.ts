import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bundle } from '../../infra/bundles.ts';
import { services } from '../../infra/services.ts';
import { bundleClients } from './support/client-bundle.ts';
import { type BenchRow, median, rowOf } from './support/row.ts';

const runs = 15;
const most = 1.25;

const script = `
const start = performance.now();
require(process.argv[1]);
process.stdout.write(String(performance.now() - start));
process.exit(0);`;

/** What every function finds in its environment; the values are made up and nothing is called. */
const environment = {
  STAGE: 'bench',
  LOG_TABLE: 'log',
  VIEWS_TABLE: 'views',
  BUS_NAME: 'bus',
  TOKEN_ISSUER: 'https://issuer.example',
  TOKEN_AUDIENCE: 'plus',
  TOKEN_JWKS_URI: 'https://issuer.example/jwks',
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
};

/** Milliseconds until a bundle is loaded, in a process of its own, as a cold start does it. */
function timeLoad(file: string, service: string): number {
  const child = spawnSync(process.execPath, ['-e', script, file], { env: { ...environment, SERVICE: service } });
  if (child.status !== 0) throw new Error(`${file} does not load: ${child.stderr.toString()}`);
  return Number(child.stdout.toString());
}

/** Module load of each service's bundle beside a bundle with only the AWS clients that it loads. */
export async function benchModuleLoad(): Promise<BenchRow[]> {
  const names = services.map(({ contract }) => contract.service);
  const assets = await bundle(names);
  const rows: BenchRow[] = [];
  for (const name of names)
    rows.push(measure(name, join(assets[name] ?? '', 'index.js'), await bundleClients(`services/${name}/lambda.ts`)));
  return rows;
}

function measure(service: string, own: string, clients: string): BenchRow {
  const [ours, floors]: [number[], number[]] = [[], []];
  for (let run = 0; run < runs; run += 1) {
    ours.push(timeLoad(own, service));
    floors.push(timeLoad(clients, service));
  }
  return rowOf({
    name: `module load, ${service}: the bundle against its AWS clients alone`,
    unit: 'ms',
    value: median(ours),
    floor: median(floors),
    goal: `at most ${most} ×`,
    met: ({ ratio }) => ratio <= most,
  });
}

import { parseArgs } from 'node:util';

export interface StartOptions {
  /** Entry of the CDK app. */
  app: string;
  stage: string;
  /** JSON file of personas. */
  personas?: string;
  /** Module with `seed`, run once the platform is up. */
  seed?: string;
  /** Holds the assembly and the data folder. */
  folder: string;
  /** Files and folders that the CDK app is made from. */
  sources: string[];
  apiPort: number;
  controlPort: number;
  /** In place of the port that the templates name. */
  issuerPort?: number;
}

const help = `node infra/local/cli/start.ts --app FILE [--personas FILE] [--seed MODULE]
  --app FILE         entry of the CDK app (infra/app.ts)
  --stage NAME       stage to synthesize (local)
  --folder FOLDER    holds templates and data (.local)
  --sources LIST     what the CDK app is made from (infra,services,shared,cdk.json,package-lock.json)
  --port N           port of the HTTP API (4400)
  --control-port N   port of the control API (4402)
  --issuer-port N    port of the token issuer (the one in the templates)
  --personas FILE    personas that can sign in
  --seed MODULE      module whose export seed({ apiUrl, token, progress }) runs once all is up`;

/** Reads the command line. Throws with the usage when it does not fit. */
export function readOptions(args: string[]): StartOptions {
  const { values } = parse(args);
  if (values.help || values.app === undefined) throw new Error(help);
  return {
    app: values.app,
    stage: values.stage,
    folder: values.folder,
    sources: values.sources.split(','),
    apiPort: portOf(values.port),
    controlPort: portOf(values['control-port']),
    ...(values['issuer-port'] !== undefined && { issuerPort: portOf(values['issuer-port']) }),
    ...(values.personas !== undefined && { personas: values.personas }),
    ...(values.seed !== undefined && { seed: values.seed }),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        app: { type: 'string' },
        stage: { type: 'string', default: 'local' },
        folder: { type: 'string', default: '.local' },
        sources: { type: 'string', default: 'infra,services,shared,cdk.json,package-lock.json' },
        port: { type: 'string', default: process.env.PORT ?? '4400' },
        'control-port': { type: 'string', default: '4402' },
        'issuer-port': { type: 'string' },
        personas: { type: 'string' },
        seed: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`${text} is no port`);
  return port;
}

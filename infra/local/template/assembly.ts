import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { type Stack, type Template, TemplateError } from './model.ts';

const artifactSchema = z.looseObject({
  type: z.string(),
  environment: z.string().optional(),
  dependencies: z.array(z.string()).default([]),
  properties: z
    .looseObject({
      templateFile: z.string().optional(),
      stackName: z.string().optional(),
      file: z.string().optional(),
      directoryName: z.string().optional(),
    })
    .default({}),
});
type Artifact = z.output<typeof artifactSchema>;

const manifestSchema = z.looseObject({ artifacts: z.record(z.string(), artifactSchema).default({}) });

const assetsSchema = z.looseObject({
  files: z
    .record(
      z.string(),
      z.looseObject({
        source: z.looseObject({ path: z.string().optional() }),
        destinations: z.record(z.string(), z.looseObject({ objectKey: z.string() })),
      }),
    )
    .default({}),
});

export interface ReadOptions {
  /** Applied to each template's text before it is parsed. */
  rewrite?: (text: string) => string;
}

/** Reads every stack of a cloud assembly folder (`cdk.out`), nested assemblies included. */
export function readAssembly(folder: string, options: ReadOptions = {}): Stack[] {
  const path = join(folder, 'manifest.json');
  if (!existsSync(path)) throw new TemplateError(`${folder} is no cloud assembly: it has no manifest.json`);
  const { artifacts } = manifestSchema.parse(readJson(path));
  const files = assetPaths(folder, Object.values(artifacts));
  const stacks: Stack[] = [];
  for (const [id, artifact] of Object.entries(artifacts)) {
    if (artifact.type === 'cdk:cloud-assembly')
      stacks.push(...readAssembly(join(folder, artifact.properties.directoryName ?? id), options));
    if (artifact.type === 'aws:cloudformation:stack')
      stacks.push(readStack(folder, id, artifact, artifacts, files, options));
  }
  return stacks;
}

function readStack(
  folder: string,
  id: string,
  artifact: Artifact,
  artifacts: Record<string, Artifact>,
  assets: ReadonlyMap<string, string>,
  { rewrite = (text) => text }: ReadOptions,
): Stack {
  const [account = '', region = ''] = (artifact.environment ?? '').replace('aws://', '').split('/');
  const after = artifact.dependencies
    .filter((name) => artifacts[name]?.type === 'aws:cloudformation:stack')
    .map((name) => artifacts[name]?.properties.stackName ?? name);
  const text = readFileSync(join(folder, artifact.properties.templateFile ?? `${id}.template.json`), 'utf8');
  return {
    name: artifact.properties.stackName ?? id,
    account: account === 'unknown-account' || account === '' ? '000000000000' : account,
    region: region === 'unknown-region' || region === '' ? 'us-east-1' : region,
    template: JSON.parse(rewrite(text)) as Template,
    assets,
    after,
  };
}

function assetPaths(folder: string, artifacts: Artifact[]): Map<string, string> {
  const paths = new Map<string, string>();
  for (const { type, properties } of artifacts) {
    if (type !== 'cdk:asset-manifest' || properties.file === undefined) continue;
    const { files } = assetsSchema.parse(readJson(join(folder, properties.file)));
    for (const { source, destinations } of Object.values(files))
      for (const { objectKey } of Object.values(destinations))
        if (source.path !== undefined) paths.set(objectKey, resolve(folder, source.path));
  }
  return paths;
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

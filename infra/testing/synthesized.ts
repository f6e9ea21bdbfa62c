import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnyService } from '../../shared/service/index.ts';
import { addStage, type Check, createApp } from '../build.ts';
import type { Assets } from '../bundles.ts';
import { type Stage, stageNamed } from '../stages.ts';
import { plain, rich } from './fixture-services.ts';

interface Resource {
  Type: string;
  DeletionPolicy?: string;
  Properties: Readonly<Record<string, unknown>>;
}

/** A template as far as tests look at it. */
export interface Template {
  Parameters?: Readonly<Record<string, { Type: string; Default?: string }>>;
  Resources: Readonly<Record<string, Resource>>;
}

/** Templates of a stage by stack name, as they were written. */
export interface Synthesized {
  texts: Readonly<Record<string, string>>;
  templates: Readonly<Record<string, Template>>;
}

export interface SynthOptions {
  /** Settings in which the stage differs. */
  change?: Partial<Stage>;
  checks?: readonly Check[];
  /** The fixture services when left out. */
  services?: readonly AnyService[];
}

const made = new Map<string, Synthesized>();

/** A stage synthesized with bundles that hold nothing; once for the same options. Throws with what the checks found. */
export function synthesized(stageName: string, options: SynthOptions = {}): Synthesized {
  const key = JSON.stringify([stageName, options]);
  const known = options.services === undefined ? made.get(key) : undefined;
  const result = known ?? synthesize(stageName, options);
  if (options.services === undefined) made.set(key, result);
  return result;
}

function synthesize(stageName: string, options: SynthOptions): Synthesized {
  const { change, checks = [], services = [rich, plain] } = options;
  const folder = mkdtempSync(join(tmpdir(), 'plus-synth-'));
  try {
    const assets = bareBundles(folder, [...services.map(({ contract }) => contract.service), 'unrouted']);
    const app = createApp(join(folder, 'out'));
    addStage(app, { ...stageNamed(stageName), ...change }, { services, assets, checks });
    const texts = Object.fromEntries(
      app.synth().stacks.map((stack) => [stack.stackName, readFileSync(stack.templateFullPath, 'utf8')]),
    );
    const read = ([name, text]: [string, string]) => [name, JSON.parse(text) as Template] as const;
    return { texts, templates: Object.fromEntries(Object.entries(texts).map(read)) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function bareBundles(folder: string, names: readonly string[]): Assets {
  const entries = names.map((name): [string, string] => [name, join(folder, name)]);
  for (const [name, bundle] of entries) {
    mkdirSync(bundle);
    writeFileSync(join(bundle, 'index.js'), `exports.name = ${JSON.stringify(name)};\n`);
  }
  return Object.fromEntries(entries);
}

/** Properties of all resources of a type, with references made readable. */
export function resourcesOf({ templates }: Synthesized, type: string): Readonly<Record<string, unknown>>[] {
  return Object.values(templates).flatMap((template) =>
    Object.values(template.Resources)
      .filter((resource) => resource.Type === type)
      .map(({ Properties }) => readable(Properties, template) as Record<string, unknown>),
  );
}

/** The one resource of a type with this value of a property. Throws when there is not exactly one. */
export function resourceWith(from: Synthesized, type: string, property: string, value: string) {
  const found = resourcesOf(from, type).filter((properties) => properties[property] === value);
  const [only] = found;
  if (!only || found.length > 1) throw new Error(`${found.length} of ${type} with ${property} ${value}`);
  return only;
}

/** Turns references into texts: `{<id>}`, `{<id>.Arn}`, `{ssm:<name>}`; fixed names take the place of logical ids. */
export function readable(value: unknown, template: Template): unknown {
  if (Array.isArray(value)) return value.map((one) => readable(one, template));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [key, argument] = entries[0] ?? [];
  if (entries.length === 1 && key === 'Ref') return `{${nameOf(String(argument), template)}}`;
  if (entries.length === 1 && key === 'Fn::GetAtt') return `{${nameOf(argument[0], template)}.${argument[1]}}`;
  if (entries.length === 1 && key === 'Fn::Join') return (readable(argument[1], template) as unknown[]).join('');
  return Object.fromEntries(entries.map(([name, part]) => [name, readable(part, template)]));
}

const nameProperties = ['TableName', 'QueueName', 'FunctionName', 'AliasName', 'LogGroupName'];

function nameOf(id: string, { Parameters = {}, Resources }: Template): string {
  if (Parameters[id]?.Type.startsWith('AWS::SSM')) return `ssm:${Parameters[id].Default}`;
  const properties = Resources[id]?.Properties ?? {};
  const name = nameProperties.map((property) => properties[property]).find((one) => typeof one === 'string');
  return typeof name === 'string' ? name : id;
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import type { Platform } from './platform.ts';

/** One place where something may be written down, and what stands there. */
export interface Evidence {
  /** For instance `table plus-local-talent-log`. */
  place: string;
  text: string;
}

type Attribute = { S?: string; B?: string; [kind: string]: unknown };

/** An attribute with what is packed in it unpacked. */
function readable(name: string, { B, ...others }: Attribute): unknown {
  if (B === undefined) return others;
  const bytes = Buffer.from(B, 'base64');
  return name === 'body' ? inflateRawSync(bytes).toString('utf8') : [B, bytes.toString('latin1')];
}

const itemText = (item: Record<string, unknown>): string =>
  JSON.stringify(
    Object.fromEntries(Object.entries(item).map(([name, value]) => [name, readable(name, value as Attribute)])),
  );

/** Every item of every table, commits unpacked. */
export async function tableEvidence({ engine }: Platform): Promise<Evidence[]> {
  const tables = await engine.dumpTables();
  return Object.entries(tables).flatMap(([name, items]) =>
    items.map((item) => ({ place: `table ${name}`, text: itemText(item) })),
  );
}

/** Everything that waits in a queue, dead letters too. */
export function queueEvidence({ engine }: Platform): Evidence[] {
  return Object.keys(engine.queues()).flatMap((name) =>
    engine.messages(name, 10_000).map((message) => ({ place: `queue ${name}`, text: JSON.stringify(message) })),
  );
}

/** Every line that a function, or the engine itself, has written. */
export function logEvidence({ engine, dataDir }: Platform): Evidence[] {
  const ofFunctions = engine
    .functions()
    .flatMap((name) => engine.logs(name, 1_000_000).map((text) => ({ place: `log of ${name}`, text })));
  const folder = join(dataDir, 'logs');
  const files = readdirSync(folder).map((name) => ({
    place: `log file ${name}`,
    text: readFileSync(join(folder, name), 'utf8'),
  }));
  return [...ofFunctions, ...files, ...engine.troubles().map(({ message }) => ({ place: 'troubles', text: message }))];
}

/** How many items each table holds, for "and nothing changed". */
export async function tableCounts({ engine }: Platform): Promise<Record<string, number>> {
  const tables = await engine.dumpTables();
  return Object.fromEntries(Object.entries(tables).map(([name, items]) => [name, items.length]));
}

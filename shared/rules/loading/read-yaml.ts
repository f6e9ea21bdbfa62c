import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import type * as z from 'zod/mini';

/** What is wrong in a file of rules, and where. */
export interface Fault {
  file: string;
  line: number;
  message: string;
}

export type Path = readonly (string | number)[];

/** A file of the shape asked for, and where in it each part is. */
export interface ReadFile<T> {
  file: string;
  value: T;
  fault(path: Path, message: string): Fault;
}

/** Reads YAML and holds it against a shape; answers with every fault, by line. */
export function readYaml<S extends z.ZodMiniType>(
  file: string,
  text: string,
  shape: S,
): { ok: true; read: ReadFile<z.output<S>> } | { ok: false; faults: Fault[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, schema: 'core' });
  const at = (offset: number, message: string): Fault => ({ file, line: lines.linePos(offset).line, message });
  const fault = (path: Path, message: string) => at(offsetOf(document, path), `${path.join('.')}: ${message}`);
  if (document.errors.length > 0)
    return { ok: false, faults: document.errors.map(({ pos, message }) => at(pos[0], message.split('\n')[0] ?? '')) };
  const parsed = shape.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (parsed.success) return { ok: true, read: { file, value: parsed.data, fault } };
  return { ok: false, faults: parsed.error.issues.map((issue) => fault(issue.path as Path, wordsOf(issue))) };
}

const wordsOf = (issue: z.core.$ZodIssue): string =>
  issue.code === 'unrecognized_keys' ? `not known here: ${issue.keys.join(', ')}` : issue.message || issue.code;

/** Where a part starts; of a part that is not there, where its nearest parent does. */
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const offset = keyOffset(parent, path[length - 1]);
    if (offset !== undefined) return offset;
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function keyOffset(parent: unknown, key: Path[number] | undefined): number | undefined {
  if (!isMap(parent)) return undefined;
  const pair = parent.items.find(
    (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key),
  );
  return pair && isNode(pair.key) ? pair.key.range?.[0] : undefined;
}

import type { AnyOperation, RefusalSpec, Text } from '../../shared/contract/index.ts';
import { commonRefusals, edgeRefusals } from '../../shared/http/common-refusals.ts';
import type { JsonSchema } from './json-schema.ts';

/** A text in both languages, on one line. */
export const both = (text: Text): string => `${text.zh} / ${text.en}`;

const bilingual: JsonSchema = {
  type: 'object',
  required: ['zh', 'en'],
  properties: { zh: { type: 'string' }, en: { type: 'string' } },
};

/** The body of every refusal. */
export const problem: JsonSchema = {
  type: 'object',
  description: 'RFC 9457 problem details',
  required: ['type', 'title', 'status', 'code', 'mend', 'text', 'errors', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    mend: { type: 'string' },
    text: {
      type: 'object',
      required: ['rule', 'mend'],
      properties: { rule: bilingual, mend: bilingual, detail: bilingual },
    },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'rule', 'mend'],
        properties: { pointer: { type: 'string' }, rule: bilingual, mend: bilingual },
      },
    },
    requestId: { type: 'string' },
  },
};

type Spec = Pick<RefusalSpec, 'rule' | 'mend'> & { status: number };
const everywhere: Record<string, Spec> = { ...commonRefusals, ...edgeRefusals };

/** What an operation refuses with one status. */
interface Refused {
  status: string;
  service: string;
  /** The status and the codes, those left out that every operation has. */
  plain: string;
  description: string;
}

function refusedBy({ path, refusals }: AnyOperation): Refused[] {
  const byStatus = Object.groupBy(Object.entries<Spec>({ ...everywhere, ...refusals }), ([, spec]) =>
    String(spec.status),
  );
  return Object.entries(byStatus).map(([status, specs = []]) => {
    const codes = specs.map(([code]) => code);
    const own = codes.filter((code) => !(code in everywhere));
    return {
      status,
      service: path.split('/')[1] ?? '',
      plain: [status, ...(own.length > 0 ? own : codes.slice(0, 1))].join('.'),
      description: specs.map(([code, { rule }]) => `\`${code}\`: ${both(rule)}`).join('\n\n'),
    };
  });
}

/** The refusals of a document by name, and what an operation refers to by status. */
export interface Refusals {
  responses: Record<string, JsonSchema>;
  of(operation: AnyOperation): JsonSchema;
}

/**
 * Each answer with the same status and the same codes is one component. It is named after them, those left out that
 * every operation has: `409.case-closed.wrong-stage`, `401.unauthenticated`; with the service behind the status where
 * services say different things by the same codes. When two refusals would have one name, generation fails.
 */
export function refusalsOf(operations: readonly AnyOperation[]): Refusals {
  const said = Map.groupBy(operations.flatMap(refusedBy), ({ plain }) => plain);
  const nameOf = ({ plain, status, service, description }: Refused): string =>
    said.get(plain)?.every((other) => other.description === description)
      ? plain
      : plain.replace(status, `${status}.${service}`);
  const responses: Record<string, JsonSchema> = {};
  const schema = { $ref: '#/components/schemas/Problem' };
  for (const refused of [...said.values()].flat()) {
    const { description } = refused;
    const name = nameOf(refused);
    if ((responses[name]?.description ?? description) !== description)
      throw new Error(`two refusals would be named ${name}; give one of their codes another name`);
    responses[name] = { description, content: { 'application/problem+json': { schema } } };
  }
  const of = (operation: AnyOperation): JsonSchema =>
    Object.fromEntries(
      refusedBy(operation).map((one) => [one.status, { $ref: `#/components/responses/${nameOf(one)}` }]),
    );
  return { responses, of };
}

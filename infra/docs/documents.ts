import type { Contract } from '../../shared/contract/index.ts';
import { asyncApiOf, envelopeOf } from './asyncapi.ts';
import { matrixOf } from './matrix.ts';
import { openApiOf } from './openapi.ts';

/** Where the schema of a published event is kept. */
export const schemaFile = (type: string): string => `docs/generated/events/${type}.json`;

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Every generated document, by its path in the project. */
export function documentsOf(contracts: readonly Contract[], version: string): Map<string, string> {
  const schemas = contracts.flatMap(({ service, events }) =>
    Object.values(events).map((event): [string, string] => [schemaFile(event.type), json(envelopeOf(service, event))]),
  );
  return new Map([
    ['docs/generated/openapi.json', json(openApiOf(contracts, version))],
    ['docs/generated/asyncapi.json', json(asyncApiOf(contracts, version))],
    ['docs/generated/authorization.md', matrixOf(contracts)],
    ...schemas,
  ]);
}

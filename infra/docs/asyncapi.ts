import type { Contract, PublicEvent } from '../../shared/contract/index.ts';
import { type JsonSchema, jsonSchemaOf } from './json-schema.ts';

/** The CloudEvents envelope of an event, with the data's schema inside. */
export function envelopeOf(service: string, event: PublicEvent): JsonSchema {
  const string: JsonSchema = { type: 'string', minLength: 1 };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:plus:event:${event.type}`,
    title: event.type,
    description: `${event.summary.zh} / ${event.summary.en}`,
    type: 'object',
    required: ['specversion', 'id', 'type', 'source', 'subject', 'time', 'datacontenttype', 'streamversion', 'data'],
    properties: {
      specversion: { const: '1.0' },
      id: string,
      type: { const: event.type },
      source: { const: `plus/${service}` },
      subject: string,
      time: { type: 'string', format: 'date-time' },
      datacontenttype: { const: 'application/json' },
      streamversion: { type: 'integer', minimum: 1 },
      causationid: string,
      correlationid: string,
      data: jsonSchemaOf(event.data),
    },
    'x-personal': event.personal,
    ...(event.written.length > 0 && { 'x-written': event.written }),
  };
}

/** An example of a whole event; made-up values. */
export const exampleOf = (service: string, event: PublicEvent) => ({
  specversion: '1.0',
  id: 'evt_AAAAAAAAAAAAAAAAAAAAAA',
  type: event.type,
  source: `plus/${service}`,
  subject: 'example/0123456789abcdef0123',
  time: '2026-11-23T09:00:00.000+08:00',
  datacontenttype: 'application/json',
  streamversion: 1,
  data: event.example,
});

/** The AsyncAPI 3 document of all public events: one channel and one message each. */
export function asyncApiOf(contracts: readonly Contract[], version: string): JsonSchema {
  const events = contracts.flatMap(({ service, events: own }) =>
    Object.values(own).map((event) => ({ service, event })),
  );
  const keyed = (make: (service: string, event: PublicEvent) => JsonSchema): JsonSchema =>
    Object.fromEntries(events.map(({ service, event }) => [event.type, make(service, event)]));
  return {
    asyncapi: '3.0.0',
    info: { title: 'Service Package PLUS: public events', version, license: { name: 'Apache-2.0' } },
    defaultContentType: 'application/cloudevents+json',
    channels: keyed((_service, { type }) => ({
      address: type,
      messages: { event: { $ref: `#/components/messages/${type}` } },
    })),
    operations: keyed((_service, { type }) => ({
      action: 'send',
      channel: { $ref: `#/channels/${type}` },
      messages: [{ $ref: `#/channels/${type}/messages/event` }],
    })),
    components: {
      messages: keyed((service, event) => ({
        name: event.type,
        summary: `${event.summary.zh} / ${event.summary.en}`,
        contentType: 'application/cloudevents+json',
        payload: envelopeOf(service, event),
        examples: [{ payload: exampleOf(service, event) }],
      })),
    },
  };
}

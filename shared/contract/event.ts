import type * as z from 'zod/mini';
import type { Text } from './text.ts';

type Schema = z.ZodMiniType;

/** A public event as the outside sees it; declared once, everything else derives from it. */
export interface PublicEvent<Type extends string = string, Data extends Schema = Schema> {
  /** `plus.<service>.<name>.v<N>`; a breaking change is a new `.vN` beside the old. */
  type: Type;
  summary: Text;
  data: Data;
  /** Data that validates; made-up values. */
  example: z.input<Data>;
  /** Fields (JSON pointers) that hold sealed personal data; never part of a partner's projection. */
  personal: readonly string[];
  /**
   * Fields (JSON pointers, `*` for each item of a list) whose words somebody wrote freely. No key protects them, and
   * whoever wrote them may have named a person; never part of a partner's projection.
   */
  written: readonly string[];
  /** Is said among the services alone: no partner can be entitled to it. */
  inside?: true;
}

export type DataOf<E extends PublicEvent> = z.output<E['data']>;

type Kept = 'personal' | 'written';

/** Declares a public event. */
export const publicEvent = <const Type extends `plus.${string}.${string}.v${number}`, Data extends Schema>(
  declared: Omit<PublicEvent<Type, Data>, Kept> & Partial<Pick<PublicEvent, Kept>>,
): PublicEvent<Type, Data> => ({ ...declared, personal: declared.personal ?? [], written: declared.written ?? [] });

/** A public event as an aggregate hands it over to its commit. */
export interface EventDraft {
  type: string;
  /** What it is about, for instance `application/4k2…`. */
  subject: string;
  data: unknown;
}

/** Builds a draft whose data the event's schema has accepted; a refusal here is a bug and throws. */
export const draft = <E extends PublicEvent>(event: E, subject: string, data: z.input<E['data']>): EventDraft => ({
  type: event.type,
  subject,
  data: event.data.parse(data),
});

/** A public event on the bus: CloudEvents 1.0 in JSON, with our extension attributes. */
export interface CloudEvent<Data = unknown> {
  specversion: '1.0';
  id: string;
  type: string;
  /** `plus/<service>`. */
  source: string;
  subject: string;
  /** When it happened, not when it was sent. */
  time: string;
  datacontenttype: 'application/json';
  /** Version of the aggregate that the event comes from; receivers drop what is older than they know. */
  streamversion: number;
  causationid?: string;
  correlationid?: string;
  data: Data;
}

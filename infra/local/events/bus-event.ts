import type { BusEntry, BusResult } from '../types.ts';

/** An entry that was accepted. */
export interface BusEvent {
  id: string;
  /** As targets get it. */
  json: string;
  /** As patterns see it. */
  parsed: unknown;
}

export interface Surroundings {
  region: string;
  account: string;
  /** Milliseconds since the epoch. */
  now: number;
  id: string;
}

type Refused = Extract<BusResult, { ErrorCode: string }>;

/** Puts an entry into EventBridge's envelope, or says why it fails alone. */
export function readEntry(entry: BusEntry, around: Surroundings): BusEvent | Refused {
  if (entry.Source?.startsWith('aws.'))
    return refused('NotAuthorizedForSourceException', 'the source is reserved for AWS');
  return enveloped(entry, around);
}

/** The same for what comes from the engine itself, which stands for AWS and may use its sources. */
export function enveloped(entry: BusEntry, { region, account, now, id }: Surroundings): BusEvent | Refused {
  const { Source, DetailType, Detail, Resources = [] } = entry;
  if (!Source || !DetailType || !Detail)
    return refused('InvalidArgument', 'Source, DetailType and Detail are required');
  const time = timeOf(entry.Time, now);
  if (time === undefined) return refused('InvalidArgument', 'Time is no time');
  const detail = parsedObject(Detail);
  if (!detail) return refused('MalformedDetail', 'Detail is malformed.');
  const head = {
    version: '0',
    id,
    'detail-type': DetailType,
    source: Source,
    account,
    time,
    region,
    resources: Resources,
  };
  // The detail goes in as the text that it is: it was parsed only for the patterns.
  return { id, json: `${JSON.stringify(head).slice(0, -1)},"detail":${Detail}}`, parsed: { ...head, detail } };
}

const refused = (ErrorCode: string, ErrorMessage: string): Refused => ({ ErrorCode, ErrorMessage });

/** Whole seconds, as EventBridge shows times; numbers are seconds since the epoch. */
function timeOf(given: number | string | undefined, now: number): string | undefined {
  const milliseconds = given === undefined ? now : typeof given === 'number' ? given * 1000 : Date.parse(given);
  return Number.isNaN(new Date(milliseconds).getTime()) ? undefined : eventTime(milliseconds);
}

/** For instance `2024-11-05T08:00:00Z`. */
export const eventTime = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

function parsedObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

import { z } from 'zod';
import type { BusEntry, BusResult } from '../../types.ts';
import { AwsError } from '../aws-error.ts';
import { jsonAnswer, jsonRefusal } from './answers.ts';
import type { Call, Plan, Service } from './model.ts';

const entry = z.object({
  Source: z.string().exactOptional(),
  DetailType: z.string().exactOptional(),
  Detail: z.string().exactOptional(),
  EventBusName: z.string().exactOptional(),
  Time: z.union([z.number(), z.string()]).exactOptional(),
  Resources: z.array(z.string()).exactOptional(),
});
const input = z.object({ Entries: z.array(entry).min(1).max(10) });

/** EventBridge counts bytes of all entries together. Source: PutEvents, "Calculating Amazon EventBridge event sizes". */
export const maximumBytes = 262_144;

export interface EventsOptions {
  /** `arn:<partition>:events:<region>:<account>:` */
  arnBase: string;
  putEvents(entries: BusEntry[], accessKeyId: string): Promise<BusResult[]>;
}

/** EventBridge: PutEvents within AWS's limits; an entry that is malformed fails alone. */
export function eventsService(options: EventsOptions): Service {
  return {
    refuse: jsonRefusal('1.1'),
    denied: { code: 'AccessDeniedException', status: 400 },
    plan(call) {
      if (call.operation !== 'PutEvents')
        throw new AwsError('UnknownOperationException', `events:${call.operation} cannot be run locally.`);
      return planOf(call, entriesOf(call.input), options);
    },
  };
}

function entriesOf(raw: unknown): BusEntry[] {
  const parsed = input.safeParse(raw);
  if (!parsed.success) throw new AwsError('ValidationException', z.prettifyError(parsed.error));
  const { Entries } = parsed.data;
  if (Entries.reduce((sum, one) => sum + bytesOf(one), 0) > maximumBytes)
    throw new AwsError('ValidationException', 'Total size of the entries in the request is over the limit.');
  return Entries;
}

function planOf(call: Call, entries: BusEntry[], options: EventsOptions): Plan {
  return {
    action: 'events:PutEvents',
    accesses: accessesOf(entries, options.arnBase),
    items: entries.length,
    writes: true,
    async run() {
      const results = await publish(entries, (wellFormed) => options.putEvents(wellFormed, call.accessKeyId));
      const failed = results.filter((result) => 'ErrorCode' in result).length;
      return jsonAnswer('1.1', { FailedEntryCount: failed, Entries: results });
    },
  };
}

/** One question per bus, source and type, because policies may name all three. */
function accessesOf(entries: BusEntry[], arnBase: string): Plan['accesses'] {
  const distinct = new Map(entries.map((one) => [`${one.EventBusName}|${one.Source}|${one.DetailType}`, one]));
  return [...distinct.values()].map((one) => ({
    action: 'events:PutEvents',
    resources: [busArn(one.EventBusName ?? 'default', arnBase)],
    context: { 'events:source': one.Source ?? '', 'events:detail-type': one.DetailType ?? '' },
  }));
}

const busArn = (bus: string, arnBase: string): string => (bus.startsWith('arn:') ? bus : `${arnBase}event-bus/${bus}`);

async function publish(entries: BusEntry[], put: (entries: BusEntry[]) => Promise<BusResult[]>): Promise<BusResult[]> {
  const faults = entries.map(faultOf);
  const wellFormed = entries.filter((_, at) => faults[at] === undefined);
  const results = wellFormed.length === 0 ? [] : [...(await put(wellFormed))];
  return faults.map((fault) => fault ?? results.shift() ?? { ErrorCode: 'InternalFailure', ErrorMessage: 'no result' });
}

function faultOf(one: BusEntry): BusResult | undefined {
  for (const field of ['Source', 'DetailType', 'Detail'] as const)
    if (!one[field])
      return {
        ErrorCode: 'InvalidArgument',
        ErrorMessage: `Parameter ${field} is not valid. Reason: ${field} is a required argument.`,
      };
  return isJsonObject(one.Detail ?? '')
    ? undefined
    : { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function bytesOf(one: BusEntry): number {
  const texts = [one.Source, one.DetailType, one.Detail, ...(one.Resources ?? [])];
  const time = one.Time === undefined ? 0 : 14;
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text ?? ''), time);
}

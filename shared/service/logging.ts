/** Everything that a function may say in its log; a closed list, so that nothing personal slips in. */
export type LogMessage =
  | 'request-done'
  | 'request-failed'
  | 'event-handled'
  | 'event-refused'
  | 'event-repeated'
  | 'event-rejected'
  | 'event-failed'
  | 'events-relayed'
  | 'relay-entry-failed'
  | 'view-projected'
  | 'record-failed'
  | 'deadline-kept'
  | 'deadline-failed'
  | 'file-failed'
  | 'work-done'
  | 'work-failed';

/** Ids, codes, counts and durations; no payload, no names, no texts from outside. */
export interface LogFields {
  requestId?: string;
  operation?: string;
  status?: number;
  code?: string;
  eventId?: string;
  eventType?: string;
  stream?: string;
  version?: number;
  name?: string;
  count?: number;
  units?: number;
  /** Milliseconds. */
  took?: number;
  /** Name of an error's class and its place, never its text. */
  fault?: string;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
export type Log = (level: LogLevel, message: LogMessage, fields?: LogFields) => void;

const ranks: Record<LogLevel, number> = { debug: 0, info: 1, warn: 2, error: 3 };

/** One line of JSON per message; `write` is the console's in a function. */
export function createLog(service: string, least: LogLevel, write: (line: string) => void): Log {
  return (level, message, fields = {}) => {
    if (ranks[level] >= ranks[least]) write(JSON.stringify({ level, service, message, ...fields }));
  };
}

/** Class and place of an error, without its message, which may quote input. */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  // A message may have rows that look like places.
  const rows = error.stack?.replace(error.message, '').split('\n') ?? [];
  const place = rows.find((row) => /^ {4}at .*:\d+:\d+\)?$/.test(row))?.trim() ?? '';
  return `${error.name} ${place}`;
}

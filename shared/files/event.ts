import * as z from 'zod/mini';

/** What happens to a file that came: it is there; somebody looked for malware in it. */
export type FileEvent =
  | { type: 'arrived'; key: string; bytes: number }
  /** `unreadable`: the scanner cannot look into it, for instance for a password; `failed`: it did not get to it. */
  | { type: 'scanned'; key: string; verdict: 'clean' | 'threats' | 'unreadable' | 'failed' };

/** Types under which the bus brings them: S3's, GuardDuty's, and our own for a scanner outside (docs/operations.md). */
export const fileEventTypes = {
  arrived: 'Object Created',
  scanned: 'GuardDuty Malware Protection Object Scan Result',
  verdict: 'plus.scanner.file-scanned.v1',
} as const;

/** In whose name a scanner outside tells the bus. */
export const scannerSource = 'plus.scanner';

const arrived = z.object({ detail: z.object({ object: z.object({ key: z.string(), size: z.number() }) }) });
const scanned = z.object({
  detail: z.object({
    s3ObjectDetails: z.object({ objectKey: z.string() }),
    scanResultDetails: z.object({ scanResultStatus: z.string() }),
  }),
});
const told = z.object({
  detail: z.object({
    bucket: z.string(),
    key: z.string(),
    verdict: z.enum(['clean', 'threats', 'unreadable', 'failed']),
  }),
});
const verdicts: Readonly<Record<string, (FileEvent & { type: 'scanned' })['verdict']>> = {
  NO_THREATS_FOUND: 'clean',
  THREATS_FOUND: 'threats',
  UNSUPPORTED: 'unreadable',
};

/**
 * Reads an event of S3 or of a scanner as the bus brings it; undefined for anything else. S3 tells keys in events for
 * EventBridge as they are, not encoded.
 */
export function fileEventOf(body: string): FileEvent | undefined {
  const event = parsed(body);
  switch (event?.['detail-type']) {
    case fileEventTypes.arrived: {
      const { success, data } = arrived.safeParse(event);
      return success ? { type: 'arrived', key: data.detail.object.key, bytes: data.detail.object.size } : undefined;
    }
    case fileEventTypes.scanned: {
      const { success, data } = scanned.safeParse(event);
      if (!success) return undefined;
      const { s3ObjectDetails, scanResultDetails } = data.detail;
      const verdict = verdicts[scanResultDetails.scanResultStatus] ?? 'failed';
      return { type: 'scanned', key: s3ObjectDetails.objectKey, verdict };
    }
    case fileEventTypes.verdict: {
      const { success, data } = told.safeParse(event);
      return success ? { type: 'scanned', key: data.detail.key, verdict: data.detail.verdict } : undefined;
    }
    default:
      return undefined;
  }
}

function parsed(body: string): { 'detail-type'?: string } | undefined {
  try {
    return JSON.parse(body) as { 'detail-type'?: string };
  } catch {
    return undefined;
  }
}

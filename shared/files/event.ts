import * as z from 'zod/mini';

/** What happens to a file that came: it is there; somebody looked for malware in it. */
export type FileEvent =
  | { type: 'arrived'; key: string; bytes: number }
  /** `unreadable`: the scanner cannot look into it, for instance for a password; `failed`: it did not get to it. */
  | { type: 'scanned'; key: string; verdict: 'clean' | 'threats' | 'unreadable' | 'failed' };

/** Types under which the bus brings them; other scanners use the second one as well (docs/operations.md). */
export const fileEventTypes = {
  arrived: 'Object Created',
  scanned: 'GuardDuty Malware Protection Object Scan Result',
} as const;

const arrived = z.object({ detail: z.object({ object: z.object({ key: z.string(), size: z.number() }) }) });
const scanned = z.object({
  detail: z.object({
    s3ObjectDetails: z.object({ objectKey: z.string() }),
    scanResultDetails: z.object({ scanResultStatus: z.string() }),
  }),
});
const verdicts: Readonly<Record<string, (FileEvent & { type: 'scanned' })['verdict']>> = {
  NO_THREATS_FOUND: 'clean',
  THREATS_FOUND: 'threats',
  UNSUPPORTED: 'unreadable',
};

/**
 * Reads an event of S3 or of the scanner as the bus brings it; undefined for anything else. S3 tells keys in events for
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

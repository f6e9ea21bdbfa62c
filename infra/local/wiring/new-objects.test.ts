import { describe, expect, test } from 'vitest';
import type { Bus } from '../events/bus.ts';
import type { BusEntry } from '../types.ts';
import { announceObject } from './new-objects.ts';

/** What a bus is told of an object. */
async function toldOf(key: string, body: string, bucket: { announces: boolean; scannedPrefixes: string[] }) {
  const told: BusEntry[] = [];
  const bus = { announce: async (entry: BusEntry) => void told.push(entry) } as unknown as Bus;
  const object = { bucket: 'files', key, etag: 'e', body: Buffer.from(body) };
  await announceObject(object, [{ name: 'files', ...bucket }], bus);
  return told.map(({ Source, DetailType, Detail = '' }) => ({ Source, DetailType, detail: JSON.parse(Detail) }));
}

const scanning = { announces: true, scannedPrefixes: ['in/'] };
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

describe('a new object', () => {
  test('given a bucket that tells and is scanned, then S3 and GuardDuty tell of it as on AWS', async () => {
    expect(await toldOf('in/a', 'hello', scanning)).toEqual([
      {
        Source: 'aws.s3',
        DetailType: 'Object Created',
        detail: expect.objectContaining({ bucket: { name: 'files' }, object: { key: 'in/a', size: 5, etag: 'e' } }),
      },
      {
        Source: 'aws.guardduty',
        DetailType: 'GuardDuty Malware Protection Object Scan Result',
        detail: expect.objectContaining({
          s3ObjectDetails: expect.objectContaining({ bucketName: 'files', objectKey: 'in/a' }),
          scanResultDetails: { scanResultStatus: 'NO_THREATS_FOUND', threats: null },
        }),
      },
    ]);
  });

  test('given the test string of scanners anywhere in it, then threats are found', async () => {
    const [, scan] = await toldOf('in/a', `before ${eicar} after`, scanning);
    expect(scan?.detail.scanResultDetails).toMatchObject({ scanResultStatus: 'THREATS_FOUND' });
  });

  test('given another prefix, or a bucket that tells nothing, then nobody scans it, or hears of it', async () => {
    expect(await toldOf('out/a', eicar, scanning)).toHaveLength(1);
    expect(await toldOf('in/a', eicar, { announces: false, scannedPrefixes: [] })).toEqual([]);
  });
});

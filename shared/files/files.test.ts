import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileEventOf, openFile, sealFile } from './index.ts';

describe('a sealed file', () => {
  test('given any bytes, when they are sealed, then they open under their key and name, and under no other', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (plain, other) => {
        const { key, sealed } = sealFile('kept/one', plain);
        expect(Buffer.from(openFile('kept/one', key, sealed))).toEqual(Buffer.from(plain));
        expect(() => openFile('kept/two', key, sealed)).toThrow();
        expect(() => openFile('kept/one', sealFile('kept/one', other).key, sealed)).toThrow();
      }),
      { numRuns: 50 },
    );
  });

  test('given one bit is changed, then it does not open', () => {
    const { key, sealed } = sealFile('kept/one', Buffer.from('hello'));
    sealed[15] = (sealed[15] ?? 0) ^ 1;
    expect(() => openFile('kept/one', key, sealed)).toThrow();
  });
});

describe('an event of a file', () => {
  const scan = (scanResultStatus: string) =>
    fileEventOf(
      JSON.stringify({
        'detail-type': 'GuardDuty Malware Protection Object Scan Result',
        detail: { s3ObjectDetails: { objectKey: 'incoming/a/1' }, scanResultDetails: { scanResultStatus } },
      }),
    );

  test.each([
    ['NO_THREATS_FOUND', 'clean'],
    ['THREATS_FOUND', 'threats'],
    ['UNSUPPORTED', 'unreadable'],
    ['ACCESS_DENIED', 'failed'],
    ['FAILED', 'failed'],
    ['SOMETHING_NEW', 'failed'],
  ])('given a scan that says %s, then it is %s', (status, verdict) => {
    expect(scan(status)).toEqual({ type: 'scanned', key: 'incoming/a/1', verdict });
  });

  test.each(['clean', 'threats', 'unreadable', 'failed'])(
    'given a scanner outside that says %s, then it is that',
    (verdict) => {
      const detail = { bucket: 'files', key: 'incoming/a/1', verdict, scanner: 'made-up 1.0' };
      const event = { source: 'plus.scanner', 'detail-type': 'plus.scanner.file-scanned.v1', detail };
      expect(fileEventOf(JSON.stringify(event))).toEqual({ type: 'scanned', key: 'incoming/a/1', verdict });
      expect(fileEventOf(JSON.stringify({ ...event, detail: { ...detail, verdict: 'fine' } }))).toBeUndefined();
    },
  );

  test('given anything, then it is read or passed over, and never thrown at', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (body) => void fileEventOf(body)));
    expect(fileEventOf('null')).toBeUndefined();
  });
});

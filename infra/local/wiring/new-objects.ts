import type { Bus } from '../events/bus.ts';
import type { BucketDeclaration } from '../resources/platform.ts';
import type { StoredObject } from '../servers/gateway/objects.ts';

/**
 * The test string that every malware scanner reports, in two parts, so that this file is not reported itself. Source:
 * EICAR, "Anti-Malware Testfile".
 */
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** Tells the default bus of a new object as S3 does, and of its scan as GuardDuty does, where the templates ask for it. */
export async function announceObject(object: StoredObject, buckets: readonly BucketDeclaration[], bus: Bus) {
  const bucket = buckets.find(({ name }) => name === object.bucket);
  if (bucket?.announces) await bus.announce(created(object));
  if (bucket?.scannedPrefixes.some((prefix) => object.key.startsWith(prefix))) await bus.announce(scanned(object));
}

// Source: Amazon S3 User Guide, "EventBridge event message structure"; the parts that have a meaning here.
const created = ({ bucket, key, etag, body }: StoredObject) => ({
  Source: 'aws.s3',
  DetailType: 'Object Created',
  Resources: [`arn:aws:s3:::${bucket}`],
  Detail: JSON.stringify({
    version: '0',
    bucket: { name: bucket },
    object: { key, size: body.length, etag },
    reason: 'PutObject',
  }),
});

// Source: Amazon GuardDuty User Guide, "S3 object scan result" of Malware Protection for S3.
function scanned({ bucket, key, etag, body }: StoredObject) {
  const found = body.includes(eicar);
  return {
    Source: 'aws.guardduty',
    DetailType: 'GuardDuty Malware Protection Object Scan Result',
    Detail: JSON.stringify({
      schemaVersion: '1.0',
      scanStatus: 'COMPLETED',
      resourceType: 'S3_OBJECT',
      s3ObjectDetails: { bucketName: bucket, objectKey: key, eTag: etag, s3Throttled: false },
      scanResultDetails: {
        scanResultStatus: found ? 'THREATS_FOUND' : 'NO_THREATS_FOUND',
        threats: found ? [{ name: 'EICAR-Test-File (not a virus)' }] : null,
      },
    }),
  };
}

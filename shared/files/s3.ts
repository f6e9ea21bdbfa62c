import type { S3Client } from '@aws-sdk/client-s3';
import type { FileStore } from './store.ts';

/** How long an address takes bytes; long enough for a slow line, short enough to be of no use to whoever finds it. */
const expiresIn = 600;

/** Files in a bucket. The client is loaded at the first file, so that calls without one do not pay for it. */
export function createS3Files(bucket: string): FileStore {
  let client: S3Client | undefined;
  const s3 = async () => {
    const { S3Client, ...commands } = await import('@aws-sdk/client-s3');
    client ??= new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' });
    return { ...commands, client };
  };
  const at = (key: string) => ({ Bucket: bucket, Key: key });
  return {
    async uploadAddress({ key, bytes, sha256, contentType }) {
      const { client, PutObjectCommand } = await s3();
      const { getSignedUrl } = await import('@aws-sdk/s3-request-presigner');
      const put = { ...at(key), ContentLength: bytes, ContentType: contentType, ChecksumSHA256: sha256 };
      const url = await getSignedUrl(client, new PutObjectCommand(put), {
        expiresIn,
        // Left to itself the signer would sign neither the type nor the checksum as headers, and S3 would check neither.
        signableHeaders: new Set(['content-type', 'content-length', 'host', 'x-amz-checksum-sha256']),
        unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
      });
      const headers = { 'content-type': contentType, 'x-amz-checksum-sha256': sha256 };
      return { url, headers, expiresIn };
    },
    async read(key) {
      const { client, GetObjectCommand, NoSuchKey } = await s3();
      try {
        return await (await client.send(new GetObjectCommand(at(key)))).Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    async write(key, bytes) {
      const { client, PutObjectCommand } = await s3();
      await client.send(new PutObjectCommand({ ...at(key), Body: bytes }));
    },
    async remove(key) {
      const { client, DeleteObjectCommand } = await s3();
      await client.send(new DeleteObjectCommand(at(key)));
    },
  };
}

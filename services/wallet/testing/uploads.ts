import type { District } from '../../../shared/casework/testing/district.ts';
import type { Principal } from '../../../shared/identity/index.ts';
import { createFiles } from '../../../shared/service/files.ts';
import type { MemoryFiles } from '../../../shared/testing/memory-files.ts';
import { announced } from './samples.ts';

interface Uploaded {
  item: { itemId: string; state: string };
  upload: { url: string; headers: Record<string, string> };
  code: string;
  detail: string;
  errors: { pointer: string }[];
}

/** Files of the wallet as S3 and the scanner would bring them. */
export function uploadsIn(district: District) {
  const runtime = district.runtimeOf('wallet');
  const files = runtime.files() as MemoryFiles;
  const tell = async (event: object) => {
    const { batchItemFailures } = await createFiles(runtime)({
      Records: [{ messageId: 'one', body: JSON.stringify(event) }],
    });
    await district.settle();
    return batchItemFailures.length;
  };
  const keyOf = ({ url }: { url: string }) => new URL(url).pathname.slice(1);
  const arrived = (key: string, size: number) =>
    tell({ 'detail-type': 'Object Created', detail: { object: { key, size } } });
  const scanned = (key: string, scanResultStatus = 'NO_THREATS_FOUND') =>
    tell({
      'detail-type': 'GuardDuty Malware Protection Object Scan Result',
      detail: { s3ObjectDetails: { objectKey: key }, scanResultDetails: { scanResultStatus } },
    });
  const announce = async (who: Principal, kind: string, bytes: Uint8Array, contentType?: string, more?: object) => {
    const body = announced(kind, bytes, contentType, more);
    const answer = await district.call<Uploaded>(who, 'POST /wallet/uploads', { body });
    await district.settle();
    return answer;
  };
  return {
    files,
    tell,
    arrived,
    scanned,
    keyOf,
    announce,
    /** Announces a file, puts other bytes in its place if told so, and lets it arrive. */
    async put(who: Principal, kind: string, bytes: Uint8Array, { contentType, more, other = bytes }: Put = {}) {
      const { body } = await announce(who, kind, bytes, contentType, more);
      const key = keyOf(body.upload);
      files.objects.set(key, other);
      await arrived(key, other.length);
      return { itemId: body.item.itemId, key };
    },
    /** The same, scanned as well. */
    async ready(who: Principal, kind: string, bytes: Uint8Array, more: object = {}): Promise<string> {
      const { itemId, key } = await this.put(who, kind, bytes, { more });
      await scanned(key);
      return itemId;
    },
  };
}

interface Put {
  contentType?: string;
  more?: object;
  other?: Uint8Array;
}

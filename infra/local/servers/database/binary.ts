import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const elsewhere =
  'Set DYNAMODB_ENDPOINT to any DynamoDB endpoint, for instance that of Amazon’s DynamoDB Local (http://127.0.0.1:8000).';

/** Path of the embedded database's program. Throws where none exists, saying what to do instead. */
export function databaseBinary(platform: string = process.platform, arch: string = process.arch): string {
  if (platform !== 'linux' || arch !== 'x64')
    throw new Error(`The embedded database runs on Linux x64 only; this is ${platform} ${arch}. ${elsewhere}`);
  const manifest = resolveManifest();
  const path = manifest === undefined ? undefined : join(dirname(manifest), 'dynoxide');
  if (path === undefined || !existsSync(path))
    throw new Error(`The package @dynoxide/linux-x64 is not installed; run npm ci. ${elsewhere}`);
  return path;
}

function resolveManifest(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve('@dynoxide/linux-x64/package.json');
  } catch {
    return undefined;
  }
}

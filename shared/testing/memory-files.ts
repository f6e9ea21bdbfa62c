import type { FileStore } from '../files/index.ts';

/** Files in memory; what a test puts under an address is there at once. */
export interface MemoryFiles extends FileStore {
  objects: Map<string, Uint8Array>;
}

export function createMemoryFiles(): MemoryFiles {
  const objects = new Map<string, Uint8Array>();
  return {
    objects,
    uploadAddress: async ({ key, sha256, contentType }) => ({
      url: `https://files.example/${key}`,
      headers: { 'content-type': contentType, 'x-amz-checksum-sha256': sha256 },
      expiresIn: 600,
    }),
    read: async (key) => objects.get(key),
    write: async (key, bytes) => void objects.set(key, bytes),
    remove: async (key) => void objects.delete(key),
  };
}

import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { DamagedFile } from '../damaged-file.ts';
import { writeSecretFile } from '../secret-file.ts';
import type { MasterKey } from './keyring.ts';

const content = z.object({
  keys: z.array(z.object({ keyId: z.uuid(), name: z.string(), material: z.base64(), createdAt: z.string() })),
});

export interface KeyFile {
  byId(keyId: string): MasterKey | undefined;
  /** The key of this name; made and kept when there is none. */
  byName(name: string): MasterKey;
}

export function openKeyFile(path: string): KeyFile {
  const keys = existsSync(path) ? read(path) : [];
  return {
    byId: (keyId) => keys.find((key) => key.keyId === keyId),
    byName(name) {
      const found = keys.find((key) => key.name === name);
      if (found !== undefined) return found;
      const key = { keyId: randomUUID(), name, material: randomBytes(32), createdAt: new Date().toISOString() };
      keys.push(key);
      write(path, keys);
      return key;
    },
  };
}

function read(path: string): MasterKey[] {
  try {
    const { keys } = content.parse(JSON.parse(readFileSync(path, 'utf8')));
    return keys.map((key) => ({ ...key, material: Buffer.from(key.material, 'base64') }));
  } catch (cause) {
    throw new DamagedFile(path, cause);
  }
}

function write(path: string, keys: MasterKey[]): void {
  const stored = keys.map((key) => ({ ...key, material: key.material.toString('base64') }));
  writeSecretFile(path, JSON.stringify({ keys: stored }, undefined, 2));
}

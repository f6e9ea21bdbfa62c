import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openSqlite } from '../servers/damaged-file.ts';

/** How far each mapping has read each shard; kept in a file, written after success. */
export interface Checkpoints {
  read(mapping: string, shard: string): string | undefined;
  write(mapping: string, shard: string, position: string): void;
  close(): void;
}

// A process that dies leaves the write-ahead log to the system; only a power cut can take the last writes, and then
// the records come again.
const setup = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS checkpoints (mapping TEXT, shard TEXT, position TEXT NOT NULL, PRIMARY KEY (mapping, shard)) WITHOUT ROWID;
`;

/** Opens the file under the data folder. Errors: file damaged. */
export function openCheckpoints(dataDir: string): Checkpoints {
  mkdirSync(dataDir, { recursive: true });
  const file = openSqlite(join(dataDir, 'sources.db'), (db) => db.exec(setup));
  const select = file.prepare('SELECT position FROM checkpoints WHERE mapping = ? AND shard = ?');
  const upsert = file.prepare('INSERT OR REPLACE INTO checkpoints VALUES (?, ?, ?)');
  return {
    read: (mapping, shard) => select.get(mapping, shard)?.position as string | undefined,
    write: (mapping, shard, position) => void upsert.run(mapping, shard, position),
    close: () => file.close(),
  };
}

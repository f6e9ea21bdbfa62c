import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openSqlite } from '../servers/damaged-file.ts';

/** An asynchronous invocation that has not ended. Times are the machine's, in milliseconds since the epoch. */
export interface Pending {
  id: number;
  functionName: string;
  payload: string;
  failures: number;
  acceptedAt: number;
}

/** Invocations in a file, so that a restart takes them up. */
export interface PendingStore {
  /** Nothing when an invocation with this key is kept already. */
  add(functionName: string, payload: string, key: string | undefined): Pending | undefined;
  all(): Pending[];
  /** Keeps how often it failed. */
  failed(one: Pending): void;
  remove(id: number): void;
  close(): void;
}

const setup = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS pending (
    id INTEGER PRIMARY KEY AUTOINCREMENT, functionName TEXT NOT NULL, payload TEXT NOT NULL,
    failures INTEGER NOT NULL, acceptedAt INTEGER NOT NULL, key TEXT UNIQUE
  );
`;

/** Opens the file under the data folder. Errors: file damaged. */
export function openPendingStore(dataDir: string): PendingStore {
  mkdirSync(dataDir, { recursive: true });
  const file = openSqlite(join(dataDir, 'invocations.db'), (db) => db.exec(setup));
  const insert = file.prepare(
    'INSERT OR IGNORE INTO pending (functionName, payload, failures, acceptedAt, key) VALUES (?, ?, 0, ?, ?)',
  );
  const select = file.prepare('SELECT id, functionName, payload, failures, acceptedAt FROM pending ORDER BY id');
  const update = file.prepare('UPDATE pending SET failures = ? WHERE id = ?');
  const drop = file.prepare('DELETE FROM pending WHERE id = ?');
  return {
    add(functionName, payload, key) {
      const acceptedAt = Date.now();
      const { changes, lastInsertRowid } = insert.run(functionName, payload, acceptedAt, key ?? null);
      return changes === 0
        ? undefined
        : { id: Number(lastInsertRowid), functionName, payload, failures: 0, acceptedAt };
    },
    all: () => select.all() as unknown as Pending[],
    failed: (one) => void update.run(one.failures, one.id),
    remove: (id) => void drop.run(id),
    close: () => file.close(),
  };
}

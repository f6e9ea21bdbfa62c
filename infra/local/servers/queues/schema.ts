import type { DatabaseSync } from 'node:sqlite';

/** `visible_at` is when a message may next be received: it covers delays and visibility timeouts alike. */
export function createSchema(db: DatabaseSync): void {
  db.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    CREATE TABLE IF NOT EXISTS messages (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      queue TEXT NOT NULL,
      id TEXT NOT NULL,
      body TEXT NOT NULL,
      attributes TEXT,
      sent_at INTEGER NOT NULL,
      visible_at INTEGER NOT NULL,
      receive_count INTEGER NOT NULL DEFAULT 0,
      first_received_at INTEGER,
      handle TEXT
    ) STRICT;
    CREATE INDEX IF NOT EXISTS next_of_queue ON messages (queue, visible_at, seq);
  `);
}

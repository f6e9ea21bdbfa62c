import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { openSqlite } from '../damaged-file.ts';

const indexName = 'stream_records_in_order';

/** Whether the file is absent, still without the stream index, or ready. Throws DamagedFile. */
export function inspectFile(file: string): 'absent' | 'plain' | 'ready' {
  if (!existsSync(file)) return 'absent';
  let names: unknown[] = [];
  openSqlite(file, (db) => {
    names = schemaNames(db);
  }).close();
  if (!names.includes('_stream_records')) return 'absent';
  return names.includes(indexName) ? 'ready' : 'plain';
}

/** Without this index every write and every read of a stream scans all its records (dynoxide 1.2.1). */
export function indexStreams(file: string): void {
  const statement = `CREATE INDEX IF NOT EXISTS ${indexName} ON _stream_records(table_name, CAST(sequence_number AS INTEGER))`;
  openSqlite(file, (db) => db.exec(statement)).close();
}

function schemaNames(db: DatabaseSync): unknown[] {
  return db
    .prepare('SELECT name FROM sqlite_master')
    .all()
    .map((row) => row.name);
}

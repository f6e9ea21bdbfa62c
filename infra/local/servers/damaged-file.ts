import { DatabaseSync } from 'node:sqlite';

/** A file of the data folder that cannot be read; it is never deleted or overwritten. */
export class DamagedFile extends Error {
  constructor(file: string, cause: unknown) {
    super(`The file ${file} cannot be read; it is left as it is. Restore a copy, or move it away to start empty.`, {
      cause,
    });
    this.name = 'DamagedFile';
  }
}

/** Opens a SQLite file and runs the first use of it. Throws DamagedFile. */
export function openSqlite(file: string, first: (db: DatabaseSync) => void): DatabaseSync {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file);
    first(db);
    return db;
  } catch (cause) {
    db?.close();
    throw new DamagedFile(file, cause);
  }
}

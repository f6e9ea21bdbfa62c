import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openSqlite } from '../servers/damaged-file.ts';

/** Since when a schedule is known, and up to when its occasions are done; milliseconds on the engine's clock. */
export interface Fired {
  anchor: number;
  done: number;
}

/** Kept in a file, so that a restart goes on where it was. */
export interface FiredStore {
  /** What is kept, or a new entry that begins now. */
  open(schedule: string, now: number): Fired;
  done(schedule: string, now: number): void;
  close(): void;
}

const setup = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS fired (schedule TEXT PRIMARY KEY, anchor INTEGER NOT NULL, done INTEGER NOT NULL) WITHOUT ROWID;
`;

/** Opens the file under the data folder. Errors: file damaged. */
export function openFiredStore(dataDir: string): FiredStore {
  mkdirSync(dataDir, { recursive: true });
  const file = openSqlite(join(dataDir, 'schedules.db'), (db) => db.exec(setup));
  const insert = file.prepare('INSERT OR IGNORE INTO fired VALUES (?, ?, ?)');
  const select = file.prepare('SELECT anchor, done FROM fired WHERE schedule = ?');
  const update = file.prepare('UPDATE fired SET done = ? WHERE schedule = ?');
  return {
    open(schedule, now) {
      insert.run(schedule, now, now);
      return select.get(schedule) as unknown as Fired;
    },
    done: (schedule, now) => void update.run(now, schedule),
    close: () => file.close(),
  };
}

import type { DatabaseSync } from 'node:sqlite';

interface Waiting {
  resolve(): void;
  reject(error: unknown): void;
}

export interface Journal {
  /** Runs the change at once; resolves when it is on disk. */
  write<T>(change: () => T): Promise<T>;
  /** Commits what is open and closes the file. */
  close(): void;
}

/** One transaction, and so one sync of the disk, for all changes of one turn of the event loop. */
export function createJournal(db: DatabaseSync): Journal {
  let waiting: Waiting[] = [];

  const settle = (action: 'COMMIT' | 'ROLLBACK', failure?: unknown): void => {
    const all = waiting;
    waiting = [];
    try {
      if (db.isTransaction) db.exec(action);
    } catch (error) {
      failure ??= error;
    }
    for (const one of all) failure === undefined ? one.resolve() : one.reject(failure);
  };

  const open = (): void => {
    if (db.isTransaction) return;
    db.exec('BEGIN IMMEDIATE');
    setImmediate(() => settle('COMMIT'));
  };

  return {
    async write(change) {
      const done = new Promise<void>((resolve, reject) => waiting.push({ resolve, reject }));
      let result: ReturnType<typeof change> | undefined;
      try {
        open();
        result = change();
      } catch (error) {
        settle('ROLLBACK', error);
      }
      await done;
      return result as ReturnType<typeof change>;
    },
    close() {
      settle('COMMIT');
      db.close();
    },
  };
}

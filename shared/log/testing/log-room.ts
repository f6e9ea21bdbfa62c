import { randomUUID } from 'node:crypto';
import { startTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { type CommitLog, createLog, createRepository, createSnapshots, type Executed, execute } from '../index.ts';
import { type Account, type AccountCommand, account } from './account.ts';

/** A log and its snapshots on the embedded database. */
export interface LogRoom {
  database: TestDatabase;
  log: CommitLog;
  logTable: string;
  viewsTable: string;
  stop(): Promise<void>;
}

/** Starts it with empty tables. Stop it in `afterAll`. */
export async function startLogRoom(): Promise<LogRoom> {
  const database = await startTestDatabase();
  const logTable = await database.createTable('log', 'stream:S', 'version:N');
  const viewsTable = await database.createTable('views', 'list:S', 'sort:S');
  const log = createLog(database.client, logTable);
  return { database, log, logTable, viewsTable, stop: () => database.stop() };
}

/** What tests do there: run a command on an account, and look at its balance; each time as a function just started. */
export function inRoom(room: () => LogRoom) {
  const deps = () => {
    const { log, database, viewsTable } = room();
    const repository = createRepository(log, createSnapshots(database.client, viewsTable));
    return { log, repository, now: () => Date.parse('2026-11-23T01:00:00Z') };
  };
  return {
    deps,
    run: (
      id: string,
      command: AccountCommand,
      commandId: string = randomUUID(),
      kind = account(),
    ): Promise<Executed<Account>> => execute(deps(), kind, { id, command, commandId, by: 'tester' }),
    balanceOf: async (id: string, kind = account()) => (await deps().repository.load(kind, id)).state.balance,
  };
}

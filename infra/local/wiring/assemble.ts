import type { Platform } from '../resources/platform.ts';

import type { Base } from './base.ts';
import { createDatabaseClient, type DatabaseClient } from './database-client.ts';
import { type Events, wireEvents } from './events.ts';
import { type Functions, hostFunctions } from './functions.ts';
import { wireHttpApis } from './http.ts';
import { type Sources, wireSources } from './sources.ts';
import { createTables } from './tables.ts';

/** The declared platform, brought to life on its servers. */
export interface Running {
  platform: Platform;
  functions: Functions;
  events: Events;
  sources: Sources;
  database: DatabaseClient;
}

/** Creates what is missing, sets everything up, and only then lets events flow and the HTTP APIs answer. */
export async function assemble(platform: Platform, base: Base): Promise<Running> {
  const { queues, objects, database: server } = base.servers;
  const database = createDatabaseClient(server.endpoint, base.survey.region);
  const streams = await createTables(platform.tables, database);
  // A redrive policy may name a queue that comes after it.
  for (const withRedrive of [false, true])
    for (const { name, attributes } of platform.queues)
      if ('RedrivePolicy' in attributes === withRedrive) queues.create({ name, attributes });
  for (const { name } of platform.buckets) objects?.createBucket(name);
  const functions = hostFunctions(platform, base);
  const events = wireEvents(platform, base, functions);
  const sources = wireSources(platform, base, functions, streams);
  functions.invoker.start();
  await Promise.all(sources.all.map((source) => source.start()));
  events.schedules.start();
  wireHttpApis(platform, base, functions);
  return { platform, functions, events, sources, database };
}
